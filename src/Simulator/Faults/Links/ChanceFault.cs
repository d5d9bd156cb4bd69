namespace Distribution.Simulator;

/// <summary>A fault that hits each message on its links with a probability.</summary>
public abstract record ChanceFault : LinkFault
{
    /// <summary>How likely a message is hit.</summary>
    public required Probability Chance { get; init; }

    /// <inheritdoc/>
    public override bool IsRandom => true;

    /// <inheritdoc/>
    protected override Fault? Milder => Chance.Half is { } half ? this with { Chance = half } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? Chance.OutOfRange("chance");

    /// <inheritdoc/>
    protected override LinkRule Rule()
    {
        var threshold = Distribution.Simulator.Chance.Of(Chance.Value);
        return RuleOf((in LinkMessage message, ulong chance, ref Fate fate) =>
        {
            if (fate.Arrives && threshold.Happens(chance))
            {
                Hit(message, Distribution.Protocol.StableHash.Mix(chance), ref fate);
            }
        });
    }

    /// <summary>What it does to a message that is hit.</summary>
    /// <param name="message">The message; it would have arrived.</param>
    /// <param name="draw">A random word of this message and this fault.</param>
    /// <param name="fate">What becomes of it.</param>
    protected abstract void Hit(in LinkMessage message, ulong draw, ref Fate fate);
}
