using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node's clock goes too fast, or too slow if the rate is negative; its timers with it.</summary>
[FaultKind("drift")]
[SimulatedOnly("all processes read the clock of their machine")]
public sealed record ClockDrift : NodeFault, IDrawnFault<ClockDrift>
{
    /// <summary>How much it gains, in millionths: above -1,000,000 and at most 1,000,000.</summary>
    public required int PartsPerMillion { get; init; }

    /// <inheritdoc/>
    public override string Story =>
        string.Create(CultureInfo.InvariantCulture, $"the clock of {Name} gains {PartsPerMillion} millionths {Length}");

    /// <inheritdoc/>
    public static ClockDrift Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        var sign = draw.Below(2) == 0 ? 1 : -1;
        return new ClockDrift { At = at, For = length, Node = draw.Node(), PartsPerMillion = sign * (100 << draw.Below(13)) };
    }

    /// <inheritdoc/>
    protected override Fault? Milder => Math.Abs(PartsPerMillion) > 200 ? this with { PartsPerMillion = PartsPerMillion / 2 } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (PartsPerMillion is <= -1_000_000 or > 1_000_000 ? "partsPerMillion is a whole number from -999999 to 1000000" : null);

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => world.Clocks.AddRate(node, PartsPerMillion, world.Now);

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => world.Clocks.AddRate(node, -PartsPerMillion, world.Now);
}
