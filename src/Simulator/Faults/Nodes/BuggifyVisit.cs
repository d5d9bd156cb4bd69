using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Something rare happens at one visit to a point of the code. Exploration writes down in these what chance has done.</summary>
[FaultKind("visit")]
[SimulatedOnly("the points in the code are off there")]
public sealed record BuggifyVisit : Fault
{
    private const int PointMax = 200;

    /// <summary>The node, by number.</summary>
    public required int Node { get; init; }

    /// <summary>The point's name in the code.</summary>
    public required string Point { get; init; }

    /// <summary>Which of the node's visits to it: 0 for the first in the run.</summary>
    public required int Visit { get; init; }

    /// <inheritdoc/>
    public override string Story => string.Create(
        CultureInfo.InvariantCulture, $"{new NodeId(Node)} comes to \"{Point}\", visit {Visit}, and it happens");

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => [Node];

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? NodeFault.Unknown("node", [Node], nodes)
        ?? (Visit < 0 ? "visit is a whole number of 0 or more"
        : Point.Length is 0 or > PointMax ? $"point is a name of 1 to {PointMax} characters"
        : null);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => world.Points.Single(this);
}
