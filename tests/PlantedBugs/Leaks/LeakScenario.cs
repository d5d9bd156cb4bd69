using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Nodes count. Nothing is wrong with what they do, but for what it depends on.</summary>
[Scenario("leaks", "nodes count, and one of them depends on more than the seed")]
public sealed class LeakScenario : Scenario
{
    /// <summary>On what.</summary>
    [ScenarioOption("what a run depends on beside its seed")]
    public Leak Leak { get; init; }

    /// <inheritdoc/>
    public override Duration FaultTime => Duration.FromSeconds(2);

    /// <inheritdoc/>
    public override Duration Calm => Duration.FromSeconds(1);

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Simulate(new Counting<SimulatedEnvironment<Tick>>(Leak));
    }
}
