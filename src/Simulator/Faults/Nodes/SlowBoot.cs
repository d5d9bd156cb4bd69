using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Nodes take longer to boot. A spawn that takes longer than its deadline fails, as ever.</summary>
[FaultKind("slow-boot")]
[SimulatedOnly("a process starts as fast as its machine lets it")]
public sealed record SlowBoot : BootFault, IDrawnFault<SlowBoot>
{
    /// <summary>How much longer: 0 .. <see cref="Fault.Longest"/>.</summary>
    public required Duration By { get; init; }

    /// <inheritdoc/>
    public override string Story => $"nodes take {By} longer to boot {Length}";

    /// <inheritdoc/>
    protected override Fault? Milder => Half(By) is { } half ? this with { By = half } : null;

    /// <inheritdoc/>
    public static SlowBoot Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new SlowBoot
        {
            At = at,
            For = length,
            By = draw.Between(Duration.FromMilliseconds(5), Duration.FromSeconds(5)),
        };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? OutOfRange("by", By);

    /// <inheritdoc/>
    public override BootFate Apply(BootFate fate, ulong chance) => fate with { Delay = fate.Delay + By };
}
