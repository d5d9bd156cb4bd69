using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Delay-bounded schedules keep their bound.</summary>
internal sealed class DelayBoundTests
{
    private const int BoundMax = 5;
    private const int Seeds = 100;

    [Test]
    public void Of_all_messages_of_a_run_five_are_put_off_at_most()
    {
        var strategy = Strategy.All.Single(known => known.Name == "delay");
        var counts = Enumerable.Range(0, Seeds)
            .Select(seed => new Trial(new RumorScenario(), (ulong)seed, 5) { Strategy = strategy }.Run().Recorded.Count)
            .ToArray();
        Assert.That(counts, Has.All.LessThanOrEqualTo(BoundMax));
        Assert.That(counts.Max(), Is.GreaterThanOrEqualTo(BoundMax - 1), "the bound is used");
    }
}
