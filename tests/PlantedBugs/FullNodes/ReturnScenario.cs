using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>The membership of full nodes that speak as they would with a defect.</summary>
[Scenario("returns", "members of full nodes fail and return, with a defect in what they say")]
public sealed class ReturnScenario : MembershipScenario
{
    /// <summary>What is wrong with the nodes.</summary>
    [ScenarioOption("what is wrong with the nodes")]
    public ReturnDefect Defect { get; init; }

    /// <inheritdoc/>
    protected override Func<NodeAddress, NodeAddress, NodeMessage, NodeMessage?>? Filter =>
        Defect == ReturnDefect.None ? null : new FaultySpeech(Defect).Speak;
}
