using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Some links hold all messages and let them go at once when it ends, in order. What arrives later anyway is not held.</summary>
[FaultKind("clog")]
public sealed record Clog : LinkFault, IDrawnFault<Clog>, IProcessFault
{
    /// <inheritdoc/>
    public override string Story => $"messages from {Links} are held {Length}";

    /// <inheritdoc/>
    public static Clog Draw(FaultDraw draw)
    {
        var ((one, other), (at, length)) = (draw.Pair(), draw.Span());
        return new Clog { At = at, For = length, From = [one], To = draw.Below(3) == 0 ? null : [other] };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (For == Duration.MaxValue ? $"a clog ends: for is a duration from 0s to {Longest}" : null);

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        foreach (var (from, to) in LinksIn(world))
        {
            world.Hold(from, to, At, End);
        }
    }

    /// <inheritdoc/>
    protected override LinkRule Rule() =>
        RuleOf((in LinkMessage message, ulong _, ref Fate fate) => fate = fate.NotBefore(End - message.At));
}
