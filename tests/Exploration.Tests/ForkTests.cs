using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Runs that leave another where something rare happened in it.</summary>
internal sealed class ForkTests
{
    [Test]
    public void Forks_are_verified_like_all_runs()
    {
        var (made, forks) = (0, 0);
        Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new MemberScenario(),
            Runs = 96,
            VerifyEvery = 1,
            Jobs = 2,
            Finished = (number, trial, _) =>
            {
                Assert.That(number is null, Is.EqualTo(trial.Fork is not null));
                forks += number is null ? 1 : 0;
                made++;
            },
            Strategies = [.. Strategy.All.Select(strategy => new Counted(strategy))],
        });
        Assert.That((made, forks > 0), Is.EqualTo((96, true)));
        Assert.That(Counted.Forked, Is.EqualTo(2 * forks), "each is made twice");
    }

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

    /// <summary>Counts the forked runs that it is asked for.</summary>
    private sealed class Counted(Strategy strategy) : Strategy
    {
        private static int forked;

        internal static int Forked => forked;

        public override string Name => strategy.Name;

        public override string Summary => strategy.Summary;

        public override LinkRule? Rule(ulong chance, int nodes, Instant from, Instant until)
        {
            Interlocked.Add(ref forked, from > Instant.Zero ? 1 : 0);
            return strategy.Rule(chance, nodes, from, until);
        }
    }
}
