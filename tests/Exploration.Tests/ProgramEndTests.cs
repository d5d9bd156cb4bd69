using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>How the programs of a run end.</summary>
internal sealed class ProgramEndTests
{
    [Test]
    public void A_program_that_is_cancelled_has_failed()
    {
        var violation = ViolationOf(async () =>
        {
            await Task.Yield();
            throw new OperationCanceledException("the step gave up.");
        });
        Assert.That((violation?.Oracle, violation?.Reason), Is.EqualTo(("no TaskCanceledException at 'the step'", "'the step' was cancelled")));
    }

    [Test]
    public void A_program_that_waits_for_ever_is_named_at_the_end()
    {
        var violation = ViolationOf(() => new TaskCompletionSource().Task);
        Assert.That((violation?.Oracle, violation?.Reason), Is.EqualTo(("programs end", "'the step' has not ended")));
        Assert.That(violation!.At, Is.GreaterThanOrEqualTo(Instant.Zero + Duration.FromSeconds(1)));
    }

    [TestCase(12)]
    [TestCase(40)]
    public void A_program_may_wait_until_a_deadline_that_comes_after_the_calm(int seconds)
    {
        var deadline = TimeSpan.FromSeconds(seconds);
        Assert.That(ViolationOf(Ask), Is.Null);
        Assert.That(ViolationOf((cluster, _) => cluster.DelayAsync(deadline)), Is.Null);

        // Deadlines go by the clock of the node that waits.
        var halted = new Pause { At = Instant.Zero + Duration.FromSeconds(2), For = Duration.FromSeconds(2), Node = 0, StopsClock = true };
        Assert.That(ViolationOf(Ask, halted), Is.Null);

        async Task Ask(SimulatedCluster cluster, IReadOnlyList<Node> nodes)
        {
            try
            {
                await nodes[1].Groups.GetAsync("lost", deadline);
                throw new InvalidOperationException("it was to be lost");
            }
            catch (CallException exception) when (exception.Kind == CallErrorKind.TimedOut)
            {
                // As every node that is asked while nothing arrives.
            }
        }
    }

    [Test]
    public void A_program_that_asks_again_and_again_has_not_ended()
    {
        var violation = ViolationOf(async (cluster, _) =>
        {
            while (true)
            {
                await cluster.DelayAsync(TimeSpan.FromSeconds(25));
            }
        });
        Assert.That(violation?.Oracle, Is.EqualTo("programs end"));
        violation = ViolationOf((_, nodes) => nodes[1].Groups.GetAsync("lost", Timeout.InfiniteTimeSpan));
        Assert.That(violation?.Oracle, Is.EqualTo("programs end"));
    }

    [Test]
    public void A_program_that_ends_is_right() => Assert.That(ViolationOf(async () => await Task.Yield()), Is.Null);

    [Test]
    public void A_program_that_was_left_out_is_not_waited_for()
    {
        var scenario = new OneStep(() => new TaskCompletionSource().Task);
        Assert.That((new Trial(scenario, 1, 2) { Steps = new HashSet<int>() }).Run().Violation, Is.Null);
    }

    [TestCase(typeof(OperationCanceledException))]
    [TestCase(typeof(TaskCanceledException))]
    [TestCase(typeof(OutOfMemoryException))]
    public void What_a_step_or_a_set_up_throws_is_a_failure_whatever_it_is(Type type)
    {
        var thrown = (Exception)Activator.CreateInstance(type)!;
        Assert.That(ViolationOf(() => throw thrown)?.Oracle, Does.StartWith($"no {type.Name} at '"));
        var setUp = new OneStep(() => Task.CompletedTask) { SetUp = () => Task.FromException(thrown) };
        Assert.That(new Trial(setUp, 1, 2).Run().Violation?.Oracle, Does.StartWith($"no {type.Name} at '"));
        var explored = Exploration.Run(new ExplorationOptions { Scenario = () => new OneStep(() => throw thrown), Runs = 2 });
        Assert.That(explored.Failures.Single().Violation.Oracle, Does.StartWith($"no {type.Name} at '"));
    }

    [TestCase(typeof(OperationCanceledException))]
    [TestCase(typeof(OutOfMemoryException))]
    public void An_oracle_that_throws_is_broken_whatever_it_throws(Type type)
    {
        var thrown = (Exception)Activator.CreateInstance(type)!;
        var scenario = new OneStep(() => Task.CompletedTask) { Check = () => throw thrown };
        Assert.That(() => new Trial(scenario, 1, 2).Run(), Throws.TypeOf<ScenarioException>());
    }

    [Test]
    public void A_run_is_interrupted_by_its_own_token()
    {
        using var interruption = new CancellationTokenSource();
        interruption.Cancel();
        Assert.That(() => new Trial(new RumorScenario(), 1, 64).Run(interruption.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static Violation? ViolationOf(Func<Task> program) => new Trial(new OneStep(program), 1, 2).Run().Violation;

    private static Violation? ViolationOf(Func<SimulatedCluster, IReadOnlyList<Node>, Task> program, params Fault[] faults)
    {
        var loss = new Loss { At = Instant.Zero + Duration.FromSeconds(1), For = Duration.FromSeconds(4), Chance = new(1) };
        return new Trial(new Asking(program), 1, 2) { Plan = new FaultPlan([loss, .. faults]) }.Run().Violation;
    }

    /// <summary>Full nodes and a program that asks them at the end of the faults.</summary>
    private sealed class Asking(Func<SimulatedCluster, IReadOnlyList<Node>, Task> program) : Scenario
    {
        public override Duration FaultTime => Duration.FromSeconds(4);

        public override Duration Calm => Duration.FromSeconds(10);

        public override void Build(ScenarioRun run)
        {
            IReadOnlyList<Node> all = [];
            var cluster = run.Cluster(new SimulatedClusterOptions { Liveness = null }, (_, nodes) =>
            {
                all = nodes;
                return Task.CompletedTask;
            });
            run.Do("n0 asks", Instant.Zero + Duration.FromSeconds(3), new NodeId(0), () => program(cluster, all));
        }
    }

    /// <summary>Full nodes and a program of one step.</summary>
    private sealed class OneStep(Func<Task> program) : Scenario
    {
        internal Func<Task> SetUp { get; init; } = () => Task.CompletedTask;

        internal Func<string?> Check { get; init; } = () => null;

        public override IReadOnlyList<string> Faults => ["loss"];

        public override void Build(ScenarioRun run)
        {
            run.Cluster(new SimulatedClusterOptions { Liveness = null }, (_, _) => SetUp());
            run.Do("the step", Instant.Zero + Duration.FromSeconds(1), new NodeId(1), program);
            run.Always("it is checked", Check);
        }
    }
}
