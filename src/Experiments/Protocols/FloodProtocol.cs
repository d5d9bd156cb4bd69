using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Flooding along the edges of a graph.</summary>
public sealed class FloodProtocol : IListedProtocol
{
    private const string None = "none";

    private static readonly Duration Unset = new(-1);
    private static readonly Duration HopMost = Duration.FromSeconds(3_600);

    /// <summary>Whether a node sends back to the one that told it.</summary>
    public static ProtocolOption<EchoRule> Echo { get; } = OptionKinds.Choice(
        "echo", "whether a node sends back to the one that told it", EchoRule.No, Enum.GetValues<EchoRule>());

    /// <summary>How long every hop takes; below zero: what <see cref="CommonOptions.Latency"/> says.</summary>
    public static ProtocolOption<Duration> HopLatency { get; } = new(
        "hop-latency",
        "how long every hop takes, in the place of --latency",
        $"{None}, or durations from 0 to {HopMost}, such as 100ms",
        Unset,
        static (string text, out Duration value) =>
        {
            value = Unset;
            return string.Equals(text, None, StringComparison.Ordinal)
                || (Duration.TryParse(text, out value) && value >= Duration.Zero && value <= HopMost);
        },
        static value => value == Unset ? None : value.ToString());

    /// <inheritdoc/>
    public string Name => "flood";

    /// <inheritdoc/>
    public string Summary => "who learns a message sends it to every neighbour: 2E - n + 1 transmissions, or 2E with echo";

    /// <inheritdoc/>
    public string Example => "--nodes 25 --topology grid:5x5 --hop-latency 100ms";

    /// <inheritdoc/>
    public string SweepExample => "--nodes 25 --topology grid:5x5,line,tree:4 --hop-latency 100ms";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
    [
        CommonOptions.Nodes, Echo, BroadcastRun.Messages, HopLatency, CommonOptions.Loss, CommonOptions.Crashed, CommonOptions.Latency,
        CommonOptions.Topology,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("payloads", "messages", "transmissions of a message, needed or not, averaged over messages", MeasureKind.Amount),
        new(
            "reach",
            "",
            "the fraction of live nodes that learns a message, the source included, averaged over messages",
            MeasureKind.Share),
        new("lastArrivalMs", "ms", "from the source to the last first reception", MeasureKind.Amount) { Title = "last arrival" },
        new("messagesPerOperation", "messages", "all messages of the network / messages that begin", MeasureKind.Amount)
        {
            Title = "messages an operation",
        },
    ];

    /// <summary>On the complete graph a message for every pair of nodes is on its way at once.</summary>
    public long MemoryBytesOf(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var nodes = (double)settings.Get(CommonOptions.Nodes);
        return settings.IsChanged(CommonOptions.Topology)
            ? RunMemory.Of(settings, RunMemory.BytesOfNodeElsewhere)
            : (long)(nodes * nodes * RunMemory.BytesOfMessage);
    }

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings)
    {
        if (settings.Get(CommonOptions.Topology) is SpatialTopology)
        {
            throw new UsageException($"--topology {settings.TextOf(CommonOptions.Topology)}: distances are chances of being drawn and no "
                + "edges to flood; allowed are the other topologies");
        }

        var hop = settings.Get(HopLatency);
        if (hop != Unset && settings.IsChanged(CommonOptions.Latency))
        {
            throw new UsageException($"--hop-latency {hop}: allowed is it or --latency {settings.Get(CommonOptions.Latency)}, not both");
        }

        return new BroadcastRun(Of<SimulatedEnvironment<Rumor>>(settings), settings, LatencyOf(settings));
    }

    /// <inheritdoc/>
    public Scenario Explored(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SpreadScenario<RumorMemory, Rumor>(
            Of<SimulatedEnvironment<Rumor>>(settings), BroadcastRun.OptionsOf(settings, LatencyOf(settings)))
        {
            Messages = settings.Get(BroadcastRun.Messages),
            Promise = SpreadPromise.EverybodyUnlessLost,
            Timeless = () => Of<ExhaustiveEnvironment<Rumor>>(settings),
        };
    }

    private static Flood<TEnvironment> Of<TEnvironment>(Settings settings)
        where TEnvironment : struct, IGossipEnvironment<Rumor> => new(settings.Get(Echo) == EchoRule.Yes);

    private static Latency LatencyOf(Settings settings) =>
        settings.Get(HopLatency) is var hop && hop == Unset ? settings.Get(CommonOptions.Latency) : Latency.Constant(hop);
}
