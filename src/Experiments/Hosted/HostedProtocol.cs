using System.Reflection;
using Distribution.Experiments.Protocols;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.Hosted;

/// <summary>A user's gossip protocol (<see cref="GossipProtocolAttribute"/>): what <c>simulate</c>, <c>sweep</c> and <c>measure</c> need of
/// it, whatever its state and messages are.</summary>
internal abstract class HostedProtocol(string name, string summary) : IListedProtocol
{
    /// <summary>What is to be said of a run that only the clock has ended.</summary>
    internal const string NeverRetired = "ended at --until with rumors still being spread and nothing on its way, as where a protocol "
        + "never calls Retire";

    /// <summary>Partners a contact.</summary>
    internal static ProtocolOption<FanoutFunction> Fanout { get; } =
        OptionKinds.FunctionOfNodes("fanout", "how many nodes a contact draws", FanoutFunction.Constant(3));

    /// <summary>How many rumors begin.</summary>
    internal static ProtocolOption<int> Messages { get; } =
        OptionKinds.Whole("messages", "how many messages begin at the source, all at once", 1, 10_000, 1);

    /// <summary>The end of a run that never becomes quiet.</summary>
    internal static ProtocolOption<Duration> Until { get; } = OptionKinds.Time(
        "until", "a run ends when nothing is spread and nothing on its way any more, and at the latest after this time",
        Duration.FromMilliseconds(1), Duration.FromSeconds(3_600), Duration.FromSeconds(10));

    /// <summary>The measures, the same for simulated and for real nodes.</summary>
    internal static IReadOnlyList<MeasureDefinition> SharedMeasures { get; } =
    [
        new("reach", "", "the fraction of live nodes that learns a message, averaged over messages", MeasureKind.Share),
        new("all", "", "1 if every live node learns every message, else 0", MeasureKind.Proportion) { Title = "runs that reach all" },
        new("traffic", "sends a node", "messages of the protocol / n", MeasureKind.Amount),
        new("meanArrivalMs", "ms", "the mean time of first reception, over receivers without the source", MeasureKind.Amount)
        {
            Title = "mean arrival",
        },
        new("lastArrivalMs", "ms", "the time of the last first reception", MeasureKind.Amount) { Title = "last arrival" },
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Summary => summary;

    /// <inheritdoc/>
    public string Example => "--nodes 1000 --fanout 3";

    /// <inheritdoc/>
    public string SweepExample => "--fanout 1..4 --nodes 1e3..1e4*10";

    /// <summary>What every protocol takes.</summary>
    protected static IReadOnlyList<ProtocolOption> SharedOptions { get; } =
    [
        CommonOptions.Nodes, Fanout, RumorProtocol.Law, Messages, CommonOptions.Loss, CommonOptions.Crashed, CommonOptions.Latency,
        CommonOptions.Topology, Until,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options => field ??= [.. SharedOptions, .. OwnOptions];

    /// <summary>What this one takes: its class's properties.</summary>
    internal IReadOnlyList<ProtocolOption> OwnOptions => field ??= [.. Properties.Select(property => property.Option)];

    /// <summary>The properties of its class that are options.</summary>
    protected abstract IReadOnlyList<ProtocolProperty> Properties { get; }

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => SharedMeasures;

    /// <inheritdoc/>
    public abstract ISimulationRun Prepare(Settings settings);

    /// <summary>The library of its class.</summary>
    internal abstract Assembly Library { get; }

    /// <inheritdoc/>
    public abstract Scenario Explored(Settings settings);

    /// <summary>One node of it over TCP.</summary>
    /// <param name="options">The node's own.</param>
    /// <param name="settings">Has <see cref="OwnOptions"/>, at least.</param>
    internal abstract Task<IHostedNode> HostAsync(TcpHostOptions options, Settings settings);

    /// <summary>Makes the protocol for every environment that it will run in, and tries its messages.</summary>
    /// <param name="settings">Has <see cref="OwnOptions"/>, at least.</param>
    /// <exception cref="UsageException">Something does not fit; says what.</exception>
    internal abstract void Check(Settings settings);
}
