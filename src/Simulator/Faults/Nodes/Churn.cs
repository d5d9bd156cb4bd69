using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Nodes come and go: every so often one of them, in an order drawn once, crashes and is back after a while with nothing of its
/// state.</summary>
[FaultKind("churn")]
public sealed record Churn : LastingFault, IDrawnFault<Churn>, IProcessFault
{
    private const int CrashesMax = 1_000_000;
    private const int DrawnCrashesMax = 16;

    /// <summary>How often a node crashes.</summary>
    public required Duration Every { get; init; }

    /// <summary>How long each is away. Longer than a round of all nodes takes: it is still away at its next turn, and comes back after
    /// that.</summary>
    public required Duration Away { get; init; }

    /// <summary>How many nodes, from 0 on, are left in peace.</summary>
    public int Core { get; init; } = 1;

    /// <inheritdoc/>
    public override string Story => $"every {Every} a node crashes and is away for {Away}, {Length}";

    /// <inheritdoc/>
    public override bool HasChance => true;

    /// <inheritdoc/>
    public override Instant End => Later(base.End, Away);

    /// <inheritdoc/>
    public static Churn Draw(FaultDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var (at, length) = draw.Span();
        var away = draw.Between(Duration.FromMilliseconds(1), length);
        var least = new Duration(Math.Max(1_000_000, length.Nanoseconds / DrawnCrashesMax));
        return new Churn { At = at, For = length - away, Every = draw.Between(least, length), Away = away, Core = draw.Core };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? OutOfRange("every", Every)
        ?? OutOfRange("away", Away)
        ?? (Every == Duration.Zero || Away == Duration.Zero ? "every and away are longer than 0s"
        : For == Duration.MaxValue ? $"churn ends: for is a duration from 0s to {Longest}"
        : For.Nanoseconds / Every.Nanoseconds > CrashesMax ? $"every is at least 1 / {CrashesMax} of for"
        : Core < 0 || Core >= nodes ? $"core is a number of nodes from 0 to {nodes - 1}"
        : null);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Parts(int nodes) => CrashesIn(nodes);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
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
