namespace Distribution.Experiments.Tests.Exploring;

/// <summary>A scenario whose author has forgotten the nodes.</summary>
[Scenario("nodeless", "has no nodes")]
public sealed class NodelessScenario : Scenario
{
    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        // Nothing: that is what is wrong with it.
    }
}
