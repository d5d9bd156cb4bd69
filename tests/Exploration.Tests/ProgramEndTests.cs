using Distribution.PlantedBugs;
using Distribution.Protocol;
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
        Assert.That((violation?.Oracle, violation?.Reason), Is.EqualTo(("no TaskCanceledException", "'the step' was cancelled")));
    }

    [Test]
    public void A_program_that_waits_for_ever_is_named_at_the_end()
    {
        var violation = ViolationOf(() => new TaskCompletionSource().Task);
        Assert.That((violation?.Oracle, violation?.Reason), Is.EqualTo(("programs end", "'the step' has not ended")));
        Assert.That(violation!.At, Is.GreaterThanOrEqualTo(Instant.Zero + Duration.FromSeconds(1)));
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
        Assert.That(ViolationOf(() => throw thrown)?.Oracle, Is.EqualTo($"no {type.Name}"));
        var setUp = new OneStep(() => Task.CompletedTask) { SetUp = () => Task.FromException(thrown) };
        Assert.That(new Trial(setUp, 1, 2).Run().Violation?.Oracle, Is.EqualTo($"no {type.Name}"));
        var explored = Exploration.Run(new ExplorationOptions { Scenario = () => new OneStep(() => throw thrown), Runs = 2 });
        Assert.That(explored.Failures.Single().Violation.Oracle, Is.EqualTo($"no {type.Name}"));
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
