using Distribution.PlantedBugs;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What a scenario may ask of its run.</summary>
internal sealed class ScenarioRunTests
{
    [TestCase(20)]
    [TestCase(1_000)]
    public void What_has_until_after_the_calm_would_never_be_missed_and_is_refused(int seconds)
    {
        Assert.That(
            () => new Trial(new Promise(Duration.FromSeconds(seconds)), 1, 2).Run(),
            Throws.TypeOf<ScenarioException>().With.Message.Contains($"'it comes' may lack for {seconds}s; allowed is less than the calm of 20s"));
    }

    [Test]
    public void What_never_comes_within_less_than_the_calm_is_missed() => Assert.That(
        new Trial(new Promise(Duration.FromSeconds(19)), 1, 2).Run().Violation?.Oracle, Is.EqualTo("it comes"));

    [Test]
    public void A_run_that_does_not_repeat_is_no_failure_of_its_protocol() => Assert.That(
        () => new Trial(new Promise(Duration.FromSeconds(1), new Escapes()), 1, 2).Run(),
        Throws.TypeOf<NondeterministicException>());

    [Test]
    public void A_scenario_without_nodes_is_broken_and_no_failure_of_a_protocol() => Assert.That(
        () => Exploration.Run(new ExplorationOptions { Scenario = () => new Empty(), Jobs = 2 }),
        Throws.TypeOf<ScenarioException>().With.Message.EqualTo(
            "the scenario Empty is broken: Build throws InvalidOperationException: it has no nodes: Build must call Simulate or Cluster first"));

    [Test]
    public void An_oracle_that_throws_is_broken_and_named() => Assert.That(
        () => Exploration.Run(new ExplorationOptions { Scenario = () => new Promise(Duration.FromSeconds(1), new Throwing()), Seed = 3 }),
        Throws.TypeOf<ScenarioException>().With.Message.Match(
            "^the scenario Promise is broken: 'it is asked', asked after event 1 of the run with seed [0-9]+, throws FormatException: it is none$"));

    [Test]
    public void What_lacks_in_the_calm_lacks_from_its_beginning_on()
    {
        // Something happens every tenth of a second, and the calm begins between.
        var violation = new Trial(new Promise(Duration.FromSeconds(5)) { LastFault = Duration.FromMilliseconds(10_050) }, 1, 2).Run().Violation!;
        Assert.That(violation.At, Is.EqualTo(Instant.Zero + Duration.FromMilliseconds(15_100)));
    }

    [TestCase(100_000)]
    [TestCase(10_001)]
    [TestCase(-1)]
    public void A_step_outside_of_the_time_of_faults_would_never_be_done_and_is_refused(int milliseconds) => Assert.That(
        () => new Trial(new Stepping { At = Duration.FromMilliseconds(milliseconds) }, 1, 2).Run(),
        Throws.TypeOf<ScenarioException>().With.Message.Contains(
            $"'the step' is at {Instant.Zero + Duration.FromMilliseconds(milliseconds)}; allowed is a time from 0s to 10s, the time of faults"));

    [TestCase(-1)]
    [TestCase(5)]
    public void A_step_of_a_node_that_there_is_not_is_refused(int node) => Assert.That(
        () => new Trial(new Stepping { Node = new NodeId(node) }, 1, 5).Run(),
        Throws.TypeOf<ScenarioException>().With.Message.Contains($"'the step' is about n{node}; allowed are n0 to n4"));

    [Test]
    public void Steps_of_nodes_that_were_taken_away_fall_away()
    {
        Assert.That(new Trial(new Stepping { Node = new NodeId(4) }, 1, 2) { Steps = new HashSet<int> { 0 } }.Run().Violation, Is.Null);
        Assert.That(new Trial(new Stepping { Node = new NodeId(4) }, 1, 2).Run().Violation, Is.Null, "the scenario has five, and the user wants less");
        var sooner = new Trial(new Stepping(), 1, 2) { FaultTime = Duration.FromMilliseconds(1), Steps = new HashSet<int> { 0 } };
        Assert.That(sooner.Run().Violation, Is.Null, "it was made shorter");
    }

    [Test]
    public void Two_marks_of_one_name_would_hide_each_other_and_are_refused() => Assert.That(
        () => new Trial(new Stepping { Marks = ["a", "b", "a"] }, 1, 2).Run(),
        Throws.TypeOf<ScenarioException>().With.Message.Contains("'a' is looked for twice; allowed is each name once"));

    [Test]
    public void What_has_no_name_or_is_null_is_refused()
    {
        var asked = new Action<ScenarioRun>[]
        {
            run => run.Always(null!),
            run => run.Always(" ", () => null),
            run => run.Always(null!, () => null),
            run => run.Always("it holds", null!),
            run => run.Always(new Nameless()),
            run => run.Eventually("", () => null, Duration.FromSeconds(1)),
            run => run.Eventually("it comes", null!, Duration.FromSeconds(1)),
            run => run.Sometimes(null!, () => true),
            run => run.Sometimes("it happens", null!),
            run => run.Do(" ", Instant.Zero, new NodeId(0), () => { }),
            run => run.Do("the step", Instant.Zero, new NodeId(0), (Action)null!),
            run => run.Do("the step", Instant.Zero, new NodeId(0), (Func<Task>)null!),
        };
        foreach (var ask in asked)
        {
            Assert.That(() => new Trial(new Asking(ask), 1, 2).Run(), Throws.TypeOf<ScenarioException>().With.Message.Match(
                "^the scenario Asking is broken: Build throws Argument(Null)?Exception: [^\\n]+$"));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void There_is_no_number_below_nothing(int bound) => Assert.That(
        () => new Trial(new Asking(run => run.NextRandom(bound)), 1, 2).Run(),
        Throws.TypeOf<ScenarioException>().With.Message.StartsWith("the scenario Asking is broken: Build throws ArgumentOutOfRangeException"));

    [Test]
    public void A_program_without_a_cluster_is_refused_where_it_is_asked_for() => Assert.That(
        () => new Trial(new Asking(run => run.Do("the step", Instant.Zero, new NodeId(0), () => throw new FormatException())), 1, 2).Run(),
        Throws.TypeOf<ScenarioException>().With.Message.StartsWith(
            "the scenario Asking is broken: Build throws InvalidOperationException: 'the step' is a program, which needs a cluster"));

    private sealed class Asking(Action<ScenarioRun> ask) : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            run.Simulate(new RumorSpread<InSimulator.SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            ask(run);
        }
    }

    private sealed class Nameless : Oracle
    {
        public override string Name => "";

        public override string? AfterEvent() => null;
    }

    /// <summary>One step, which does nothing.</summary>
    private sealed class Stepping : Scenario
    {
        public Duration At { get; init; } = Duration.FromSeconds(10);

        public NodeId Node { get; init; }

        public IReadOnlyList<string> Marks { get; init; } = [];

        public override void Build(ScenarioRun run)
        {
            run.Simulate(new RumorSpread<InSimulator.SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            run.Do("the step", Instant.Zero + At, Node, () => { });
            foreach (var mark in Marks)
            {
                run.Sometimes(mark, () => false);
            }
        }
    }

    private sealed class Empty : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            // Forgets the nodes.
        }
    }

    /// <summary>Something that never comes, while its nodes never rest.</summary>
    private sealed class Promise(Duration within, Oracle? oracle = null) : Scenario
    {
        public Duration LastFault { get; init; } = Duration.FromSeconds(10);

        public override Duration FaultTime => LastFault;

        public override void Build(ScenarioRun run)
        {
            run.Simulate(new RumorSpread<InSimulator.SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            run.Eventually("it comes", () => "it has not come", within);
            if (oracle is not null)
            {
                run.Always(oracle);
            }
        }
    }

    private sealed class Throwing : Oracle
    {
        public override string Name => "it is asked";

        public override string? AfterEvent() => throw new FormatException("it is none.");
    }

    private sealed class Escapes : Oracle
    {
        public override string Name => "nothing escapes";

        public override string? AfterEvent() => throw new NondeterministicException("it escaped");
    }
}
