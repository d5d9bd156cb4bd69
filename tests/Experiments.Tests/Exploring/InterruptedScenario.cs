using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>A scenario that fails or passes, and tells when it is built.</summary>
[Scenario("interrupted", "is interrupted")]
public sealed class InterruptedScenario : Scenario
{
    /// <summary>Whether it fails.</summary>
    [ScenarioOption("whether it fails")]
    public bool Fails { get; init; }

    /// <inheritdoc/>
    /// <remarks>So short that no run is interrupted itself.</remarks>
    public override Duration FaultTime => Duration.FromMilliseconds(100);

    /// <inheritdoc/>
    public override Duration Calm => Duration.FromMilliseconds(100);

    internal static Action Built { get; set; } = () => { };

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Built();
        run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
        run.Always("it passes", () => Fails ? "it was told to fail" : null);
    }
}
