namespace Distribution.Simulator;

/// <summary>Links lose messages.</summary>
[FaultKind("loss")]
public sealed record Loss : ChanceFault, IDrawnFault<Loss>, IProcessFault
{
    /// <inheritdoc/>
    public override string Story => $"{Links} lose {Chance} of their messages {Length}";

    /// <inheritdoc/>
    public static Loss Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Loss { At = at, For = length, Chance = draw.Percent(1, 40) };
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        foreach (var (from, to) in LinksIn(world))
        {
            world.Lose(from, to, At, End, Chance);
        }
    }

    /// <inheritdoc/>
    protected override void Hit(in LinkMessage message, ulong draw, ref Fate fate) => fate.Loss = MessageLoss.Lost;
}
