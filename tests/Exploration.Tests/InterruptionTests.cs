using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>An interrupted exploration keeps what was finished, and every search has an end.</summary>
internal sealed class InterruptionTests
{
    [Test]
    public void A_failure_is_told_as_it_was_found_if_making_it_small_is_interrupted()
    {
        using var interruption = new CancellationTokenSource();
        var options = new ExplorationOptions
        {
            Scenario = () => new RumorScenario { Defect = RumorDefect.AwaitsForever },
            Runs = 256,
            Found = (_, _) => interruption.Cancel(),
        };
        var failure = Exploration.Run(options, interruption.Token).Failures.Single();
        Assert.That((failure.IsMinimal, failure.Tried), Is.EqualTo((false, 0)));
        Assert.That(failure.Violation, Is.EqualTo(failure.FoundViolation));
        Assert.That(failure.Smallest.Steps, Is.Not.Null);
    }

    [TestCase(1)]
    [TestCase(2)]
    public void A_group_that_is_interrupted_counts_its_first_runs_and_what_failed_in_them(int jobs)
    {
        using var interruption = new CancellationTokenSource();
        var builds = 0;
        var result = Exploration.Run(Options(() => Interlocked.Increment(ref builds), jobs), interruption.Token);
        Assert.That((result.Runs, builds > 128), Is.EqualTo((128, true)));

        builds = 0;
        result = Exploration.Run(Options(
            () =>
            {
                if (Interlocked.Increment(ref builds) == 40)
                {
                    interruption.Cancel();
                }
            },
            jobs), interruption.Token);
        var alike = Exploration.Run(Options(() => { }, jobs) with { Runs = result.Runs });
        Assert.That(result.Runs, Is.InRange(30, 42));
        Assert.That((result.Hash, result.Failed), Is.EqualTo((alike.Hash, alike.Failed)));
        Assert.That(result.Failures.Single().Violation.Oracle, Is.EqualTo("its seed is odd"));
    }

    [Test]
    public void The_end_of_the_faults_that_never_settles_ends_the_turns_of_a_candidate()
    {
        var builds = 0;
        var scenario = new Odd(() =>
        {
            if (++builds > 10_000)
            {
                throw new InvalidOperationException("it goes on and on");
            }
        });
        var failing = new Trial(scenario, 1, 2) { Plan = new FaultPlan([new Swing(), new Swing()]) };
        var (_, tried, _) = Shrinker.Shrink(failing, "its seed is odd", () => false);
        Assert.That((builds < 1_000, tried < 1_000), Is.EqualTo((true, true)), $"{builds} runs");
    }

    private static ExplorationOptions Options(Action isBuilt, int jobs) => new() { Scenario = () => new Odd(isBuilt), Runs = 128, Jobs = jobs, GoesOn = true };

    /// <summary>Every other run fails, and each with a certain fault.</summary>
    private sealed class Odd(Action isBuilt) : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            isBuilt();
            var simulation = run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            run.Always("its seed is odd", () => run.Seed % 2 == 0 || simulation.Effects.Taken.Any(fault => fault is Swing) ? "it is even" : null);
        }
    }

    /// <summary>A fault that is written down with another length than it has.</summary>
    [FaultKind("swing")]
    private sealed record Swing : LastingFault
    {
        public override string Story => "something swings";

        public override IEnumerable<Fault> Parts(int nodes) =>
            [this with { For = For == Protocol.Duration.FromSeconds(1) ? Protocol.Duration.FromSeconds(2) : Protocol.Duration.FromSeconds(1) }];

        public override void Inject(IFaultyWorld world) => world.Effects.Note(this);
    }
}
