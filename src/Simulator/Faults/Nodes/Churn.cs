using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Nodes come and go: every so often one of them, in an order drawn once, crashes and is back after a while with nothing of its
/// state.</summary>
[FaultKind("churn")]
public sealed record Churn : LastingFault, IProcessFault
{
    /// <summary>How often a node crashes.</summary>
    public required Duration Every { get; init; }

    /// <summary>How long each is away; shorter than all nodes together take to have their turn.</summary>
    public required Duration Away { get; init; }

    /// <summary>How many nodes, from 0 on, are left in peace.</summary>
    public int Core { get; init; } = 1;

    /// <inheritdoc/>
    public override string Story => $"every {Every} a node crashes and is away for {Away}, {Length}";

    /// <inheritdoc/>
    public override Instant End => base.End == Instant.MaxValue ? Instant.MaxValue : base.End + Away;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) =>
        Every <= Duration.Zero || Away <= Duration.Zero ? "churn takes every and away above 0"
        : For == Duration.MaxValue ? "churn ends: say how long it lasts, such as 60s"
        : Core < 0 || Core >= nodes ? $"churn takes a core of 0 .. {nodes - 1} nodes"
        : null;

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        foreach (var crash in CrashesIn(world.NodeCount))
        {
            crash.Inject(world);
        }
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var crash in CrashesIn(world.NodeCount))
        {
            crash.Inject(world);
        }
    }

    private IEnumerable<Crash> CrashesIn(int nodes)
    {
        var stream = new RandomStream(StableHash.Mix(Salt));
        var turns = Enumerable.Range(Core, nodes - Core).OrderBy(_ => stream.Next()).ToArray();
        var number = 0;
        for (var at = At; at < base.End; at += Every)
        {
            yield return new Crash { At = at, For = Away, Node = turns[number++ % turns.Length] };
        }
    }
}
