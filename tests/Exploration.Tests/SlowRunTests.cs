using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A run that does not end is told of while it goes on.</summary>
internal sealed class SlowRunTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    // A run that fails is made twice before it is made small.
    private const int RunsBeforeSmaller = 2;

    [Test]
    public void A_run_that_does_not_end_is_told_of_once_with_its_seed()
    {
        var seeds = new List<ulong>();
        var (result, slow) = Explore(2, new Stuck(), (_, trial, _) => seeds.Add(trial.Seed));
        Assert.That(result.Failures.Select(failure => failure.Violation.Oracle), Is.Empty);
        Assert.That(slow, Is.Not.Empty.And.Unique.And.SubsetOf(seeds));
    }

    [Test]
    public void A_run_that_does_not_end_while_a_failure_is_made_small_is_told_of()
    {
        var (result, slow) = Explore(1, new Stuck { PassesAtFirst = RunsBeforeSmaller, Fails = true }, null);
        Assert.That(result.Failures, Has.Count.EqualTo(1));
        Assert.That(slow, Does.Contain(result.Failures[0].Found.Seed));
    }

    private static (ExplorationResult Result, IReadOnlyList<ulong> Slow) Explore(
        int runs, Stuck stuck, Action<long?, Trial, TrialResult>? finished)
    {
        var slow = new List<ulong>();
        using var watch = new RunWatch(
            TimeSpan.FromMilliseconds(500),
            trial =>
            {
                slow.Add(trial.Seed);
                stuck.Told.Set();
            },
            TimeProvider.System);
        var options = new ExplorationOptions { Scenario = () => new Endless(stuck), Runs = runs, Watch = watch, Finished = finished };
        return (Exploration.Run(options), slow);
    }

    /// <summary>How runs do not end.</summary>
    private sealed class Stuck
    {
        public ManualResetEventSlim Told { get; } = new();

        private int made;

        public int PassesAtFirst { get; init; }

        public bool Fails { get; init; }

        public void Wait()
        {
            if (Interlocked.Increment(ref made) > PassesAtFirst)
            {
                Assert.That(Told.Wait(Deadline), "nobody tells of it");
            }
        }
    }

    /// <summary>Its step waits until somebody has told of it.</summary>
    private sealed class Endless(Stuck stuck) : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            run.Simulate(new PlantedBugs.RumorSpread<InSimulator.SimulatedEnvironment<PlantedBugs.RumorSet>>(PlantedBugs.RumorDefect.None));
            run.Do("n0 waits", Instant.Zero, new NodeId(0), stuck.Wait);
            run.Eventually("it passes", () => stuck.Fails ? "it does not" : null, within: Duration.FromSeconds(1));
        }
    }
}
