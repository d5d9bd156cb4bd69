using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>When failures are told, and that what is told does not depend on the workers.</summary>
internal sealed class FailuresTests
{
    [Test]
    public void A_run_that_fails_is_told_before_the_next_begins()
    {
        var (builds, told, progress) = (0, new List<(long Number, string Oracle, int Builds)>(), new List<(long, long)>());
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new Several(_ => builds++),
            Runs = 64,
            Found = (number, violation) => told.Add((number, violation.Oracle, builds)),
            Progress = (runs, failed) => progress.Add((runs, failed)),
        });
        Assert.That(told.Select(told => told.Builds), Is.EqualTo(told.Select(told => told.Number + 1)));
        Assert.That(told.Select(told => (told.Number, told.Oracle)), Is.EqualTo(
            result.Failures.Select(failure => (failure.Number, failure.Violation.Oracle)).DistinctBy(failure => failure.Oracle)));
        Assert.That(told, Has.Count.EqualTo(3));
        Assert.That(progress.Select(seen => seen.Item1), Is.EqualTo(Enumerable.Range(1, 64)));
        Assert.That(progress[^1].Item2, Is.EqualTo(result.Failed));
    }

    [Test]
    public void Of_runs_that_fail_at_once_the_first_is_told_whichever_ends_first()
    {
        // All fail by one oracle, and the first goes on until the second has ended.
        using var second = new ManualResetEventSlim();
        var told = new List<long>();
        var first = Exploration.TrialOf(new ExplorationOptions { Scenario = () => new Several(_ => { }) }, 0).Seed;
        var isFirst = 0;
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new AllFail(seed =>
            {
                if (seed == first && Interlocked.Exchange(ref isFirst, 1) == 0)
                {
                    Assert.That(second.Wait(TimeSpan.FromSeconds(20)), "no other run ends meanwhile");
                }
            }),
            Runs = 8,
            Jobs = 2,
            Found = (number, _) => told.Add(number),
            Progress = (_, _) => second.Set(),
        });
        Assert.That((told, result.Failures.Select(failure => failure.Number)), Is.EqualTo((new long[] { 0 }, new long[] { 0 })));
    }

    [Test]
    public void Failures_by_different_oracles_are_made_small_at_once()
    {
        // Each waits in its first run after the group until the other has come there, too.
        using var met = new CountdownEvent(2);
        var (builds, waited) = (0, new HashSet<ulong>());
        Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new Several(seed =>
            {
                if (Interlocked.Increment(ref builds) > 64 && seed % Several.Kinds is 1 or 2 && IsFirst(seed % Several.Kinds))
                {
                    met.Signal();
                    Assert.That(met.Wait(TimeSpan.FromSeconds(20)), "the other one is not made small meanwhile");
                }
            }),
            Runs = 64,
            Jobs = 3,
        });
        Assert.That(met.IsSet);

        bool IsFirst(ulong kind)
        {
            lock (waited)
            {
                return waited.Add(kind);
            }
        }
    }

    [TestCase(1ul)]
    [TestCase(2ul)]
    public void What_is_told_does_not_depend_on_the_workers(ulong seed)
    {
        var alone = Exploration.Run(Options(seed, jobs: 1));
        Assert.That(alone.Failures.Select(failure => failure.Violation.Oracle).Distinct().Count(), Is.EqualTo(3));
        Assert.That(alone.Failures, Has.Count.GreaterThan(3), "one of them has several causes");
        Assert.That(alone.Failures.Select(failure => failure.Number), Is.Ordered);
        foreach (var jobs in (int[])[2, 5])
        {
            var together = Exploration.Run(Options(seed, jobs));
            Assert.That(together.Failures.Select(Told), Is.EqualTo(alone.Failures.Select(Told)));
            Assert.That((together.Runs, together.Failed, together.Hash), Is.EqualTo((alone.Runs, alone.Failed, alone.Hash)));
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Where_one_failure_is_asked_for_it_is_that_of_the_first_run_that_fails(int jobs)
    {
        var all = Exploration.Run(Options(1, jobs));
        var one = Exploration.Run(Options(1, jobs) with { FailuresMax = 1 });
        Assert.That(one.Failures.Select(Told), Is.EqualTo(all.Failures.Take(1).Select(Told)));
        Assert.That((one.Runs, one.Failed, one.Hash), Is.EqualTo((all.Runs, all.Failed, all.Hash)));
    }

    [Test]
    public void No_failure_at_all_cannot_be_asked_for() => Assert.That(
        () => Exploration.Run(Options(1, jobs: 1) with { FailuresMax = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(1)]
    [TestCase(4)]
    public void Of_what_is_thrown_it_is_that_of_the_first_run(int jobs)
    {
        // The first that throws does so after the second: it waits for it, if there is somebody to make it.
        using var second = new ManualResetEventSlim();
        var numbers = new Dictionary<ulong, long>();
        var options = new ExplorationOptions { Scenario = () => new Several(_ => { }), Runs = 64, Jobs = jobs };
        for (var number = 0; number < 64; number++)
        {
            numbers.Add(Exploration.TrialOf(options, number).Seed, number);
        }

        Assert.That(
            () => Exploration.Run(options with { Scenario = () => new Several(seed => ThrowAt(numbers[seed])) }),
            Throws.TypeOf<ScenarioException>().With.Message.EndsWith(": it is 8"));

        void ThrowAt(long number)
        {
            if (number == 8)
            {
                _ = jobs == 1 || second.Wait(TimeSpan.FromSeconds(20));
                throw new InvalidOperationException("it is 8");
            }

            if (number == 9)
            {
                second.Set();
                throw new InvalidOperationException("it is 9");
            }
        }
    }

    private static ExplorationOptions Options(ulong seed, int jobs) =>
        new() { Scenario = () => new Several(_ => { }), Seed = seed, Runs = 192, Jobs = jobs, GoesOn = true };

    private static string Told(Failure failure) =>
        $"{failure.Number} {failure.FoundViolation} {string.Join(' ', failure.Cause)} {failure.Tried} {failure.IsMinimal} "
        + $"{failure.Result.TraceHash:x16} {FaultPlanJson.Write(failure.Smallest.Plan).ToJsonString()} {string.Join(' ', failure.Smallest.Steps!.Order())}";

    /// <summary>Fails whatever its seed is.</summary>
    private sealed class AllFail(Action<ulong> built) : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            built(run.Seed);
            run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            run.Always("nothing holds", () => "it does not");
        }
    }

    /// <summary>Fails by three oracles: two of them whatever goes wrong, and one with a pause or with a slow node.</summary>
    private sealed class Several(Action<ulong> built) : Scenario
    {
        internal const ulong Kinds = 5;

        public override IReadOnlyList<string> Faults => ["loss", "duplication", "pause", "slow", "clog"];

        public override void Build(ScenarioRun run)
        {
            built(run.Seed);
            var simulation = run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            run.Always("its seed is not 1", () => run.Seed % Kinds == 1 ? "it is" : null);
            run.Always("its seed is not 2", () => run.Seed % Kinds == 2 ? "it is" : null);
            run.Always("nothing stands", () => simulation.Effects.Taken.Any(fault => fault is Pause or Slow) ? "something does" : null);
        }
    }
}
