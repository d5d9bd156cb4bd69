using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Links deliver messages twice.</summary>
[FaultKind("duplication")]
[SimulatedOnly("TCP delivers each message once")]
public sealed record Duplication : ChanceFault, IDrawnFault<Duplication>
{
    /// <summary>The longest time between the two arrivals.</summary>
    public Duration Within { get; init; } = Duration.FromMilliseconds(100);

    /// <inheritdoc/>
    public override string Story => $"{Links} deliver {Chance} of their messages twice {Length}, up to {Within} apart";

    /// <inheritdoc/>
    public static Duplication Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Duplication
        {
            At = at,
            For = length,
            Chance = draw.Percent(1, 40),
            Within = draw.Between(Duration.FromMilliseconds(1), Duration.FromSeconds(2)),
        };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? OutOfRange("within", Within);

    /// <inheritdoc/>
    protected override void Hit(in LinkMessage message, ulong draw, ref Fate fate) =>
        fate.Second ??= fate.First with { Delay = fate.First.Delay + Within.Part(draw) };
}
