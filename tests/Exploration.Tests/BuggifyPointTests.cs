using Distribution.Experiments.Exploring;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The points in the product's own code are come to, something happens there, and nothing breaks.</summary>
internal sealed class BuggifyPointTests
{
    private static readonly TestCaseData[] Cases =
    [
        new(
            (Func<Scenario>)(() => new GroupGossipScenario()),
            (string[])["a member that was drawn is left out", "a round of repair is let pass", "repair begins at once", "repair gives one rumor"]),
        new(
            (Func<Scenario>)(() => new ReturnScenario()),
            (string[])["a member is not probed", "a message carries one piece of news", "others are asked at once"]),
    ];

    private static readonly FaultPlan Everywhere = new([new Buggify { At = Instant.Zero, For = Duration.FromSeconds(10), Points = new(1), Visits = new(0.5) }]);

    [TestCaseSource(nameof(Cases))]
    public void Each_point_is_hit_and_raises_no_alarm(Func<Scenario> scenario, string[] points)
    {
        var hit = new SortedSet<string>(StringComparer.Ordinal);
        var options = new ExplorationOptions { Scenario = scenario, Runs = 100, Plan = Everywhere };
        for (var number = 0; number < options.Runs; number++)
        {
            var result = Exploration.TrialOf(options, number).Run();
            Assert.That(result.Violation, Is.Null, $"run {number}");
            hit.UnionWith(result.Recorded.OfType<BuggifyVisit>().Select(visit => visit.Point));
        }

        Assert.That(hit, Is.EqualTo(points));
    }
}
