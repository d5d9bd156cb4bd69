using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Runs that leave another where something rare happened in it.</summary>
internal sealed class ForkTests
{
    [Test]
    public void A_fork_goes_along_with_its_origin_until_it_leaves_it()
    {
        var options = new ExplorationOptions { Scenario = () => new MemberScenario() };
        var origin = Exploration.TrialOf(options, 2);
        var came = origin.Run();
        var at = came.Marks.Single(mark => mark.Key == "somebody was buried").Value!.Value;
        var past = came.Recorded.Where(fault => fault.At < at).ToArray();
        Assert.That(past, Is.Not.Empty);
        foreach (var strategy in options.Strategies)
        {
            var fork = (origin with { Plan = new(past), Strategy = strategy, Fork = new Fork(at, 77) }).Run();
            var left = came.Ladder.Parting(fork.Ladder)!.Value;
            Assert.That(fork.Marks.Single(mark => mark.Key == "somebody was buried").Value, Is.EqualTo(at), strategy.Name);
            Assert.That(left.LastEqual, Is.Positive, strategy.Name);
        }
    }
}
