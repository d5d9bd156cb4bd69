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
    public override string? Refusal(int nodes) => One == Other ? "a reset is between two nodes" : NodeFault.Unknown(Nodes, nodes);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        // Decided when a message is sent: the plan knows the time of the break beforehand.
        world.Network.Add(new Rule(this) { Until = At });
        world.Schedule(At, new NodeId(One), () => world.Break(new NodeId(One), new NodeId(Other)));
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Break(One, Other, At);
    }

    private sealed class Rule(Reset reset) : LinkRule
    {
        public override bool IsRandom => false;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            var (from, to) = (message.From.Index, message.To.Index);
            if (((from == reset.One && to == reset.Other) || (from == reset.Other && to == reset.One))
                && message.At + fate.First.Delay >= reset.At)
            {
                fate.Loss = MessageLoss.Cut;
            }
        }
    }
}
