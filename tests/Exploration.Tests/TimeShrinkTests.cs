using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A failing run is made shorter.</summary>
internal sealed class TimeShrinkTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Test]
    public void A_run_with_other_times_has_its_calm_and_its_steps_then()
    {
        var trial = new Trial(new Idle(), 1, 2);
        Assert.That(trial.Run().Violation!.At, Is.InRange(At(12_000), At(12_100)), "2 s after the 10 s of the scenario");
        var sooner = trial with { FaultTime = Second * 3, StepTimes = new Dictionary<int, Instant> { [1] = At(500) } };
        var result = sooner.Run();
        Assert.That(result.Violation!.At, Is.InRange(At(5_000), At(5_100)));
        Assert.That(result.Steps.Select(step => step.At), Is.EqualTo((Instant[])[At(1_000), At(500)]));
        Assert.That(result.Violation.Reason, Is.EqualTo("done at 500ms 1s"));
    }

    [Test]
    public void Faults_and_steps_come_at_once_where_nothing_needs_the_time_between_them()
    {
        var pause = new Pause { At = At(8_000), For = Duration.FromMilliseconds(500), Node = 1 };
        var failing = new Trial(new Idle { NeedsFault = true }, 1, 2) { Plan = new FaultPlan([pause]) };
        var smallest = Shrink(failing);
        var result = smallest.Run();
        Assert.That(smallest.Plan.Select(fault => fault.At), Is.EqualTo((Instant[])[Instant.Zero]));
        Assert.That(smallest.FaultTime, Is.LessThan(Second));
        Assert.That(result.Violation!.At, Is.LessThan(At(3_200)).And.GreaterThan(At(2_000)), "what may lack for 2 s");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Of_faults_that_do_alike_the_soonest_stays_wherever_it_stands_in_the_plan(bool isReversed)
    {
        Fault[] pauses =
        [
            new Pause { At = At(2_000), For = Second, Node = 1 }, new Pause { At = At(5_000), For = Second, Node = 0 },
            new Pause { At = At(8_000), For = Second, Node = 0 },
        ];
        var plan = new FaultPlan(isReversed ? pauses.Reverse() : pauses);
        var smallest = Shrink(new Trial(new Idle { NeedsFault = true }, 1, 2) { Plan = plan });
        Assert.That(smallest.Plan.SelectMany(fault => fault.Nodes), Is.EqualTo((int[])[1]));
    }

    [Test]
    public void A_crash_is_written_down_as_it_happens()
    {
        var plan = new FaultPlan([new Crash { At = At(1_000), For = Second, Node = 1, Keeps = Remnant.Everything }]);
        var full = new Trial(new KeeperScenario(), 1, 5) { Plan = plan }.Run().Recorded;
        Assert.That(full.OfType<Crash>().Single().Story, Does.EndWith("with nothing of its state"), "full nodes have no store");
        var simulated = new Trial(new Idle(), 1, 2) { Plan = plan }.Run().Recorded;
        Assert.That(simulated.OfType<Crash>().Single().Story, Does.EndWith("with all of its state"));
    }

    [Test]
    public void A_message_that_was_decided_about_is_written_down_with_the_time_at_which_it_is_sent()
    {
        var lost = new SingleMessage { At = At(9_999), From = 0, To = 1, Number = 3, Arrivals = [] };
        var never = lost with { Number = 1_000_000 };
        var recorded = new Trial(new Idle(), 1, 2) { Plan = new FaultPlan([lost, never]) }.Run().Recorded;
        Assert.That(recorded, Has.Count.EqualTo(1));
        Assert.That(((SingleMessage)recorded[0]).Number, Is.EqualTo(3));
        Assert.That(recorded[0].At, Is.LessThan(At(9_000)));
    }

    [Test]
    public void Planted_bugs_show_sooner()
    {
        Enum[] defects =
        [
            RumorDefect.AwaitsForever, SpawnerDefect.NumbersAnew, StreamDefect.IgnoresChecksum, StreamDefect.SendsOnce, RegistryDefect.TieKeepsOwn,
        ];
        var failures = defects.Select(defect => BugHunt.Run(PlantedBug.All.Single(bug => bug.Defect.Equals(defect)), 1).Failure!).ToArray();
        Assert.That(failures.Select(failure => failure.Violation.At - failure.FoundViolation.At), Has.All.LessThan(Duration.Zero));

        // What may lack for a while in the calm cannot go; the time of the faults before it can.
        var left = failures.Select(failure => failure.Smallest.FaultTime!.Value.TotalSeconds / failure.Smallest.Scenario.FaultTime.TotalSeconds).ToArray();
        TestContext.Out.WriteLine(string.Join(' ', left));
        Assert.That(left.Order().ElementAt(left.Length / 2), Is.LessThan(0.5));

        var moved = failures.SelectMany(failure => failure.Smallest.StepTimes.Select(time => (failure, Step: time.Key, At: time.Value))).ToArray();
        Assert.That(moved, Is.Not.Empty);
        foreach (var (failure, step, at) in moved)
        {
            Assert.That(failure.Story, Has.Some.EqualTo($"At {at} {failure.Result.Steps[step].Name}."));
        }
    }

    [SeededProperty(MaxTest = 15)]
    public void What_is_made_small_fails_by_the_same_oracle_and_nothing_can_be_left_out(ushort word)
    {
        var failing = GeneratedScenario.Of(RumorDefect.AwaitsForever, word).Trial();
        var result = failing.Run();
        if (result.Violation is not { } violation)
        {
            return;
        }

        var (smallest, _, isMinimal) = Shrinker.Shrink(failing with { Plan = result.Recorded, Strategy = null }, violation.Oracle, () => false);
        var small = smallest.Run();
        Assert.That(small.Violation?.Oracle, Is.EqualTo(violation.Oracle));
        Assert.That(small.Recorded.Select(fault => fault.At), Is.EqualTo(smallest.Plan.Select(fault => fault.At)), "every time is the true one");
        Assert.That(isMinimal);
        for (var index = 0; index < smallest.Plan.Count; index++)
        {
            var less = smallest with { Plan = new(smallest.Plan.Where((_, other) => other != index)) };
            Assert.That(less.Run().Violation?.Oracle, Is.Not.EqualTo(violation.Oracle), $"without {smallest.Plan[index].Story}");
        }
    }

    private static Trial Shrink(Trial failing) => Shrinker.Shrink(failing, failing.Run().Violation!.Oracle, () => false).Smallest;

    private static Instant At(long milliseconds) => Instant.Zero + Duration.FromMilliseconds(milliseconds);

    /// <summary>Two steps, and something that does not come about within two seconds, or only where a node was halted.</summary>
    private sealed class Idle : Scenario
    {
        public bool NeedsFault { get; init; }

        public override void Build(ScenarioRun run)
        {
            var simulation = run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            var done = new List<Instant>();
            run.Do("the first", At(1_000), new NodeId(0), () => done.Add(run.Now));
            run.Do("the second", At(9_000), new NodeId(0), () => done.Add(run.Now));
            var wasHalted = false;
            run.Sometimes("a node was halted", () => wasHalted |= simulation.Effects.Taken.Count > 0);
            run.Eventually("it comes", () => !NeedsFault || wasHalted ? $"done at {string.Join(' ', done)}" : null, Second * 2);
        }
    }
}
