namespace Distribution.Simulator;

/// <summary>Links change bits of messages. What arrives is read by the protocol's own decoder, which must bear anything; then the
/// checksum does not fit and nobody gets the message, unless the run is one without checksums.</summary>
[FaultKind("corruption")]
[SimulatedOnly("TCP delivers what was sent or nothing")]
public sealed record Corruption : ChanceFault, IDrawnFault<Corruption>
{
    /// <inheritdoc/>
    public override string Story => $"{Links} change bits in {Chance} of their messages {Length}";

    /// <inheritdoc/>
    public static Corruption Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Corruption { At = at, For = length, Chance = draw.Percent(1, 30) };
    }

    /// <inheritdoc/>
    protected override void Hit(in LinkMessage message, ulong draw, ref Fate fate) =>
        fate.First = fate.First with { Corruption = draw | 1 };
}
