using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Links hold single messages back, so that later ones overtake them.</summary>
[FaultKind("reordering")]
[SimulatedOnly("TCP keeps the order of messages")]
public sealed record Reordering : ChanceFault, IDrawnFault<Reordering>
{
    /// <summary>The longest time that a message is held back.</summary>
    public Duration By { get; init; } = Duration.FromMilliseconds(100);

    /// <inheritdoc/>
    public override string Story => $"{Links} hold {Chance} of their messages back {Length}, by up to {By}";

    /// <inheritdoc/>
    public static Reordering Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Reordering
        {
            At = at,
            For = length,
            Chance = draw.Percent(5, 50),
            By = draw.Between(Duration.FromMilliseconds(5), Duration.FromSeconds(1)),
        };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? OutOfRange("by", By);

    /// <inheritdoc/>
    protected override void Hit(in LinkMessage message, ulong draw, ref Fate fate) =>
        fate.First = fate.First with { Delay = fate.First.Delay + By.Part(draw) };
}
