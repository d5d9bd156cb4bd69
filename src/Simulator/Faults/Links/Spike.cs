using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Every message of some links takes longer.</summary>
[FaultKind("spike")]
public sealed record Spike : LinkFault, IDrawnFault<Spike>, IProcessFault
{
    /// <summary>How much longer.</summary>
    public required Duration By { get; init; }

    /// <inheritdoc/>
    public override string Story => $"messages from {Links} take {By} longer {Length}";

    /// <inheritdoc/>
    public static Spike Draw(FaultDraw draw)
    {
        var ((one, other), (at, length)) = (draw.Pair(), draw.Span());
        return new Spike
        {
            At = at,
            For = length,
            From = draw.Below(2) == 0 ? null : [one],
            To = draw.Below(2) == 0 ? null : [other],
            By = draw.Between(Duration.FromMilliseconds(5), Duration.FromSeconds(2)),
        };
    }

    /// <inheritdoc/>
    protected override Fault? Milder => Half(By) is { } half ? this with { By = half } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? OutOfRange("by", By);

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        foreach (var (from, to) in LinksIn(world))
        {
            world.Delay(from, to, At, End, By);
        }
    }

    /// <inheritdoc/>
    protected override LinkRule Rule() => RuleOf((in LinkMessage _, ulong _, ref Fate fate) => fate = fate.Later(By));
}
