using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>The connection between two nodes breaks: what is on its way between them, either way, is lost, and both are told where the
/// host tells of such things.</summary>
[FaultKind("reset")]
public sealed record Reset : Fault, IDrawnFault<Reset>, IProcessFault
{
    /// <summary>One end.</summary>
    public required int One { get; init; }

    /// <summary>The other.</summary>
    public required int Other { get; init; }

    /// <inheritdoc/>
    public override string Story => $"the connection of n{One} and n{Other} breaks";

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => [One, Other];

    /// <inheritdoc/>
    public static Reset Draw(FaultDraw draw)
    {
        var ((one, other), (at, _)) = (draw.Pair(), draw.Span());
        return new Reset { At = at, One = one, Other = other };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? NodeFault.Unknown("one", [One], nodes)
        ?? NodeFault.Unknown("other", [Other], nodes)
        ?? (One == Other ? "one and other are two nodes" : null);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        var (one, other, cause) = (new NodeId(One), new NodeId(Other), world.Effects.CauseOf(this));
        world.Network.Break(one, other, At);
        world.Schedule(
            At,
            one,
            () =>
            {
                world.Effects.Note(cause);
                world.Break(one, other);
            },
            Story);
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Break(One, Other, At);
    }
}
