namespace Distribution.Simulator;

/// <summary>Nodes exit while they boot: a spawn fails, and a node that should have come back after a crash is booted again
/// <see cref="NodeBoots.RetryAfter"/> later, as whoever supervises it does.</summary>
[FaultKind("boot-failure")]
[SimulatedOnly("a process starts or does not as its machine decides")]
public sealed record BootFailure : BootFault, IDrawnFault<BootFailure>
{
    /// <summary>How likely each boot fails.</summary>
    public required Probability Chance { get; init; }

    /// <inheritdoc/>
    public override string Story => $"{Chance} of the boots fail {Length}";

    /// <inheritdoc/>
    public override bool HasChance => true;

    /// <inheritdoc/>
    protected override Fault? Milder => Chance.Half is { } half ? this with { Chance = half } : null;

    /// <inheritdoc/>
    public static BootFailure Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new BootFailure { At = at, For = length, Chance = draw.Percent(10, 90) };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? Chance.OutOfRange("chance");

    /// <inheritdoc/>
    public override BootFate Apply(BootFate fate, ulong chance) =>
        fate with { Fails = fate.Fails || Distribution.Simulator.Chance.Of(Chance.Value).Happens(chance) };
}
