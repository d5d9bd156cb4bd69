using Distribution.Experiments.Exploring;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Anti-entropy over a versioned map, as Demers et al. (1987) define it, with death certificates.</summary>
public sealed class AntiEntropyProtocol : IListedProtocol
{
    /// <summary>How differences are found.</summary>
    public static ProtocolOption<ExchangeRule> Exchange { get; } = OptionKinds.Choice(
        "exchange", "what two sites send: the whole map, checksums first, or what is recent and then checksums",
        ExchangeRule.Full, Enum.GetValues<ExchangeRule>());

    /// <summary>What becomes of deletions.</summary>
    public static ProtocolOption<CertificateSetting> Certificates { get; } = new(
        "certificates",
        "the update is a deletion, whose certificate all hold for T1 and R sites for T2 more; a site that was cut off brings back "
        + "an obsolete copy in the middle of T2, without it a period after T1",
        CertificateSetting.Allowed,
        CertificateSetting.None,
        CertificateSetting.TryRead,
        setting => setting.ToString());

    /// <summary>How many keys there are.</summary>
    public static ProtocolOption<int> Items { get; } = OptionKinds.Whole(
        "items", "how many keys all sites hold from the start; the update is of one of them", 1, 100_000, 1);

    /// <summary>How many updates there are.</summary>
    public static ProtocolOption<int> Messages { get; } = OptionKinds.One(
        "messages", "how many updates are written", "a run writes one update, and --runs more of them, each by itself");

    /// <summary>What counts as recent.</summary>
    public static ProtocolOption<int> Window { get; } = OptionKinds.Whole(
        "window", "exchange recent: updates younger than so many periods are recent", 1, 1_000_000, 30);

    /// <inheritdoc/>
    public string Name => "anti-entropy";

    /// <inheritdoc/>
    public string Summary => "sites compare their maps of keys and values two by two until all hold the same";

    /// <inheritdoc/>
    public string Example => "--mode push-pull --exchange checksum --items 100 --nodes 1000";

    /// <inheritdoc/>
    public string SweepExample => "--exchange full,checksum,recent --items 1,100 --nodes 100,1000";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
    [
        CommonOptions.Nodes, RumorProtocol.Mode, Exchange, Items, Certificates, RumorProtocol.Clock, RumorProtocol.ConnectionLimit,
        RumorProtocol.Hunt, Window, Messages, CommonOptions.Loss, CommonOptions.Delivery, CommonOptions.Crashed,
        CommonOptions.Latency, CommonOptions.Topology,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("tLast", "cycles", "the time of the last first reception", MeasureKind.Amount) { Title = "last arrival" },
        new("tAve", "cycles", "the mean time of first reception, over receivers without the source", MeasureKind.Amount)
        {
            Title = "mean arrival",
        },
        new("conversations", "a site and cycle", "accepted connections / n / tLast", MeasureKind.Amount),
        new("traffic", "sends a site", "transmissions of the update / n, needed or not", MeasureKind.Amount),
        new("entriesSent", "entries a site", "entries of the map in all messages / n", MeasureKind.Amount) { Title = "entries sent" },
        new("bytes", "bytes a site", "bytes of all messages / n, without what a transport adds", MeasureKind.Amount)
        {
            Title = "bytes sent",
        },
        new("resurrected", "", "1 if a live site holds the deleted key in the end, else 0", MeasureKind.Proportion)
        {
            Title = "runs that resurrect the key",
        },
    ];

    /// <inheritdoc/>
    public long MemoryBytesOf(Settings settings) => RunMemory.Of(settings, 2 * RunMemory.BytesOfNodeElsewhere);

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings) => new AntiEntropyRun(settings);

    /// <inheritdoc/>
    public Scenario Explored(Settings settings) => new ReplicaScenario(settings);
}
