using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A run that does not end is told of while it goes on.</summary>
internal sealed class SlowRunTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Test]
    public void A_run_that_does_not_end_is_told_of_with_its_seed()
    {
        using var told = new ManualResetEventSlim();
        var (slow, seeds) = (new List<(long Run, ulong Seed)>(), new List<ulong>());
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new Endless(told),
            Runs = 2,
            SlowAfter = TimeSpan.FromMilliseconds(20),
            Slow = (run, trial) =>
            {
                slow.Add((run, trial.Seed));
                told.Set();
            },
            Finished = (_, trial, _) => seeds.Add(trial.Seed),
        });
        Assert.That(result.Failures.Select(failure => failure.Violation.Oracle), Is.Empty);
        Assert.That(slow, Is.Not.Empty);
        Assert.That(slow.Select(run => run.Seed), Is.EqualTo(slow.Select(run => seeds[(int)run.Run])));
        Assert.That(slow.Select(run => run.Run), Is.Unique.And.Some.EqualTo(0));
    }

    /// <summary>Its step waits until somebody has told of it.</summary>
    private sealed class Endless(ManualResetEventSlim told) : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            run.Simulate(new PlantedBugs.RumorSpread<InSimulator.SimulatedEnvironment<PlantedBugs.RumorSet>>(PlantedBugs.RumorDefect.None));
            run.Do("n0 waits", Instant.Zero, new NodeId(0), () => Assert.That(told.Wait(Deadline), "nobody tells of it"));
        }
    }
}
