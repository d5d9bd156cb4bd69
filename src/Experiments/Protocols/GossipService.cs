using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Exploring;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>The gossip service of full nodes: one member of a group sends, every member executes.</summary>
public sealed class GossipService : IListedProtocol
{
    /// <summary>Nodes of a full node's simulation; each of them holds the whole group's view.</summary>
    public const int NodesMax = 100_000;

    /// <summary>How many nodes.</summary>
    public static ProtocolOption<int> Nodes { get; } = CommonOptions.NodesOf(100, NodesMax);

    /// <summary>How many members each member forwards to.</summary>
    public static ProtocolOption<FanoutFunction> Subset { get; } = OptionKinds.FunctionOfNodes(
        "subset", "how many members each member forwards to, rounded up", FanoutFunction.NaturalLogarithm);

    /// <summary>What becomes of members that are missed.</summary>
    public static ProtocolOption<GossipRepair> Repair { get; } = OptionKinds.Choice(
        "repair", "what becomes of members that are missed", GossipRepair.None, Enum.GetValues<GossipRepair>());

    /// <summary>The measures, the same for simulated and for real nodes.</summary>
    public static IReadOnlyList<MeasureDefinition> SharedMeasures { get; } =
    [
        new("reach", "", "the fraction of live members that execute the message, averaged over messages", MeasureKind.Share),
        new("all", "", "the fraction of messages that every live member executes", MeasureKind.Proportion)
        {
            Title = "messages that reach all",
        },
        new("sendReturnedMs", "ms", "from the call to its return", MeasureKind.Amount) { Title = "return of the send" },
        new("lastArrivalMs", "ms", "from the call to the last member's first execution", MeasureKind.Amount) { Title = "last arrival" },
        new("perSecond", "messages a second", "messages sent and executed by all they reach in a second", MeasureKind.Amount)
        {
            Title = "throughput",
        },
        new(
            "messages",
            "messages",
            "gossip messages on the network, those of repair included, for one message of the service",
            MeasureKind.Amount),
        new("duplicates", "messages", "copies of the message that came to a member that had it", MeasureKind.Amount),
        new("senderMessages", "messages", "gossip messages of the node that calls, for one message of the service", MeasureKind.Amount)
        {
            Title = "sender's messages",
        },
    ];

    /// <inheritdoc/>
    public string Name => "gossip";

    /// <inheritdoc/>
    public string Summary => "the gossip service of full nodes: a group, a call that every member executes";

    /// <inheritdoc/>
    public string Example => "--nodes 100 --subset ln --messages 10";

    /// <inheritdoc/>
    public string SweepExample => "--nodes 20..160*2 --subset ln,ln+2";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
    [
        Nodes, Subset, Repair, CommonOptions.Messages, CommonOptions.Loss, CommonOptions.Crashed, CommonOptions.Latency,
        CommonOptions.Topology, FaultPlanOption.Plan, CalibrationOption.File, CalibrationOption.Processors,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => SharedMeasures;

    /// <inheritdoc/>
    public long MemoryBytesOf(Settings settings) => RunMemory.Of(settings, RunMemory.BytesOfFullNode);

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings) => new GossipRun(settings);

    /// <inheritdoc/>
    public Scenario Explored(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new GroupGossipScenario
        {
            Messages = settings.Get(CommonOptions.Messages),
            Subset = settings.Get(Subset),
            Repair = settings.Get(Repair),
            Network = CommonOptions.NetworkOf(settings),
        };
    }
}
