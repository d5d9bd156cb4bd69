using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Direct mail from one source (Demers et al. 1987, section 1.2), the base line of the epidemics. It has no cycles, so nothing is
/// measured in them: the mean and last arrival in cycles (<c>tAve</c>, <c>tLast</c>) are the epidemics' own; its last arrival is in
/// milliseconds.</summary>
public sealed class DirectMailProtocol : IListedProtocol
{
    /// <inheritdoc/>
    public string Name => "direct-mail";

    /// <inheritdoc/>
    public string Summary => "the source sends once to everybody it knows, and nobody passes it on";

    /// <inheritdoc/>
    public string Example => "--nodes 1000 --loss 1%";

    /// <inheritdoc/>
    public string SweepExample => "--loss 0,0.01,0.1 --nodes 1e2,1e3";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
    [
        CommonOptions.Nodes, BroadcastRun.Messages, CommonOptions.Loss, CommonOptions.Crashed, CommonOptions.Latency,
        CommonOptions.Topology,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new(
            "reach",
            "",
            "the fraction of live sites that learns a message, the source included, averaged over messages",
            MeasureKind.Share),
        new("traffic", "sends a site", "transmissions of a message / n, averaged over messages", MeasureKind.Amount),
        new("lastArrivalMs", "ms", "from the source to the last first reception", MeasureKind.Amount) { Title = "last arrival" },
        new("all", "", "1 if every live site learns every message, else 0", MeasureKind.Proportion) { Title = "runs that reach all" },
        new("messages", "messages", "messages on the network for one message", MeasureKind.Amount),
        new("senderMessages", "messages", "those of them that the source sends, which are all", MeasureKind.Amount)
        {
            Title = "sender's messages",
        },
    ];

    /// <inheritdoc/>
    public long MemoryBytesOf(Settings settings) => RunMemory.OfSimulation(settings);

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings)
    {
        if (settings.Get(CommonOptions.Topology) is SpatialTopology)
        {
            throw new UsageException($"--topology {settings.TextOf(CommonOptions.Topology)}: everybody is mailed, whatever the distance; "
                + "allowed are the other topologies");
        }

        return new BroadcastRun(
            new DirectMail<SimulatedEnvironment<Rumor>>(), settings, settings.Get(CommonOptions.Latency));
    }

    /// <inheritdoc/>
    /// <remarks>On other graphs than the complete one the source mails its peers alone.</remarks>
    public Scenario Explored(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SpreadScenario<RumorMemory, Rumor>(
            new DirectMail<SimulatedEnvironment<Rumor>>(), BroadcastRun.OptionsOf(settings, settings.Get(CommonOptions.Latency)))
        {
            Messages = settings.Get(BroadcastRun.Messages),
            Timeless = () => new DirectMail<ExhaustiveEnvironment<Rumor>>(),
            Promise = settings.IsChanged(CommonOptions.Topology) ? SpreadPromise.AtMostOnce : SpreadPromise.EverybodyUnlessLost,
        };
    }
}
