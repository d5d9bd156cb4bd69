using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Timed push with a transmit limit and piggybacking, the dissemination of SWIM as memberlist has it.</summary>
public sealed class TimedPushProtocol : IListedProtocol
{
    /// <summary>Partners a period.</summary>
    public static ProtocolOption<FanoutFunction> Fanout { get; } =
        OptionKinds.FunctionOfNodes("fanout", "partners per period", FanoutFunction.Constant(3));

    /// <summary>The time between two ticks of a node.</summary>
    public static ProtocolOption<Duration> Period { get; } = OptionKinds.Time(
        "period", "the time between two ticks of a node",
        Duration.FromMilliseconds(1), Duration.FromSeconds(2), Duration.FromMilliseconds(200));

    /// <summary>The factor of the transmit limit.</summary>
    public static ProtocolOption<int> Multiplier { get; } =
        OptionKinds.Whole("multiplier", "a node sends a rumor this often times ceil(log10(n + 1))", 1, 6, 4);

    /// <summary>How many rumors begin; a message carries any number of them.</summary>
    public static ProtocolOption<int> Messages { get; } = OptionKinds.Whole("messages", "how many rumors begin at the source", 1, 64, 1);

    /// <inheritdoc/>
    public string Name => "timed-push";

    /// <inheritdoc/>
    public string Summary => "push on a timer with a transmit limit and piggybacking, as SWIM and memberlist spread updates";

    /// <inheritdoc/>
    public string Example => "--nodes 1000 --fanout 3 --multiplier 4";

    /// <inheritdoc/>
    public string SweepExample => "--fanout 1..4 --nodes 1e3..1e4*10";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
        [CommonOptions.Nodes, Fanout, RumorProtocol.Law, Multiplier, Period,
         Messages, CommonOptions.Loss, CommonOptions.Crashed, CommonOptions.Latency, CommonOptions.Topology];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("residue", "", "the fraction of live nodes that never learns a rumor, averaged over rumors", MeasureKind.Share),
        new("reach", "", "the fraction of live nodes that learns it, averaged over rumors", MeasureKind.Share),
        new("all", "", "1 if every live node learns every rumor, else 0", MeasureKind.Proportion) { Title = "runs that reach all" },
        new("traffic", "sends a node", "messages / n", MeasureKind.Amount),
        new("tAve", "periods", "the mean time of first reception, over receivers without the source", MeasureKind.Amount)
        {
            Title = "mean arrival",
        },
        new("tLast", "periods", "the time of the last first reception", MeasureKind.Amount) { Title = "last arrival" },
    ];

    /// <inheritdoc/>
    public long MemoryBytesOf(Settings settings) => RunMemory.OfSimulation(settings);

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings) => new TimedPushRun(settings);

    /// <inheritdoc/>
    public Scenario Explored(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var period = settings.Get(Period);
        return new SpreadScenario<TransmitBudget, RumorBatch>(TimedPushRun.ProtocolOf(settings), TimedPushRun.OptionsOf(settings))
        {
            Messages = settings.Get(Messages),
            Period = period > Duration.FromSeconds(1) ? period : Duration.FromSeconds(1),
        };
    }
}
