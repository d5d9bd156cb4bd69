namespace Distribution.Simulator;

/// <summary>Nothing gets through some links, in their direction alone; nobody is told.</summary>
[FaultKind("cut")]
public sealed record Cut : LinkFault, IDrawnFault<Cut>, IProcessFault
{
    /// <inheritdoc/>
    public override string Story => $"nothing gets from {Links} {Length}";

    /// <inheritdoc/>
    public static Cut Draw(FaultDraw draw)
    {
        var ((one, other), (at, length)) = (draw.Pair(), draw.Span());
        return new Cut { At = at, For = length, From = [one], To = draw.Below(3) == 0 ? null : [other] };
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        foreach (var (from, to) in LinksIn(world))
        {
            world.Cut(from, to, At, End);
        }
    }

    /// <inheritdoc/>
    protected override LinkRule Rule() => RuleOf((in LinkMessage _, ulong _, ref Fate fate) => fate.Loss = MessageLoss.Cut);
}
