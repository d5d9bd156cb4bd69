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
        var violation = new Trial(new Promise(Duration.FromSeconds(seconds)), 1, 2).Run().Violation!;
        Assert.That(violation.Oracle, Is.EqualTo("no ArgumentOutOfRangeException"));
        Assert.That(violation.Reason, Does.Contain($"'it comes' may lack for {seconds}s; allowed is less than the calm of 20s"));
    }

    [Test]
    public void What_never_comes_within_less_than_the_calm_is_missed() => Assert.That(
        new Trial(new Promise(Duration.FromSeconds(19)), 1, 2).Run().Violation?.Oracle, Is.EqualTo("it comes"));

    [Test]
    public void A_run_that_does_not_repeat_is_no_failure_of_its_protocol() => Assert.That(
        () => new Trial(new Promise(Duration.FromSeconds(1), new Escapes()), 1, 2).Run(),
        Throws.TypeOf<NondeterministicException>());

    [Test]
    public void What_is_thrown_is_told_as_a_sentence_without_its_full_stop() => Assert.That(
        new Trial(new Empty(), 1, 2).Run().Violation!.Reason,
        Is.EqualTo("Empty has no nodes: Build must call Simulate or Cluster first"));

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

    private sealed class Escapes : Oracle
    {
        public override string Name => "nothing escapes";

        public override string? AfterEvent() => throw new NondeterministicException("it escaped");
    }
}
