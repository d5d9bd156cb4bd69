using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Rumor spreading as Demers et al. (1987) define it, and Karp et al. (2000).</summary>
public sealed class RumorProtocol : IListedProtocol
{
    /// <summary>When sites act.</summary>
    public static ProtocolOption<ClockModel> Clock { get; } = OptionKinds.Choice(
        "clock", "when sites act", ClockModel.Synchronous, Enum.GetValues<ClockModel>());

    /// <summary>Who sends.</summary>
    public static ProtocolOption<SpreadMode> Mode { get; } = OptionKinds.Choice(
        "mode", "which side of a contact sends the update", SpreadMode.Push, Enum.GetValues<SpreadMode>());

    /// <summary>When a site stops.</summary>
    public static ProtocolOption<StopRule> Stop { get; } = OptionKinds.Choice(
        "stop", "when a site stops spreading: feedback counts contacts that knew, blind all; once = on first reception only",
        StopRule.FeedbackCounter,
        [StopRule.FeedbackCounter, StopRule.FeedbackCoin, StopRule.BlindCounter, StopRule.BlindCoin, StopRule.Forever, StopRule.Once,
            StopRule.MedianCounter]);

    /// <summary>The k of the stop rule.</summary>
    public static ProtocolOption<int> K { get; } = OptionKinds.Whole(
        "k", "contacts after which a counter stops; 1/k is a coin's chance to", 1, MongerOptions.CountMax, 2);

    /// <summary>What necessary contacts do to the counter.</summary>
    public static ProtocolOption<CounterRule> Counter { get; } = OptionKinds.Choice(
        "counter", "whether a necessary contact sets the counter back", CounterRule.Reset, Enum.GetValues<CounterRule>());

    /// <summary>When a contact is necessary.</summary>
    public static ProtocolOption<JudgeRule> Judge { get; } = OptionKinds.Choice(
        "judge",
        "whether it counts what the partner knew at the start of the cycle or at the contact",
        JudgeRule.Snapshot,
        Enum.GetValues<JudgeRule>(),
        static settings => settings.Get(Clock) == ClockModel.Poisson ? JudgeRule.Sequential : JudgeRule.Snapshot,
        "sequential under clock poisson, else snapshot");

    /// <summary>How often a site that is called steps its counter.</summary>
    public static ProtocolOption<PullStep> PullStep { get; } = OptionKinds.Choice(
        "pull-step",
        "pull and push-pull: whether a counter steps once a cycle or once a contact",
        Protocol.PullStep.Cycle,
        Enum.GetValues<PullStep>(),
        static settings => settings.Get(Clock) == ClockModel.Poisson ? Protocol.PullStep.Request : Protocol.PullStep.Cycle,
        "request under clock poisson, else cycle");

    /// <summary>How many connections a site accepts in a cycle; 0: all.</summary>
    public static ProtocolOption<int> ConnectionLimit { get; } = new(
        "connection-limit",
        "how many connections a site accepts in a cycle",
        $"none, or whole numbers from 1 to {MongerOptions.CountMax}",
        0,
        static (string text, out int value) =>
        {
            var isNone = string.Equals(text, "none", StringComparison.Ordinal);
            var isRead = NumberText.TryWhole(text, 1, MongerOptions.CountMax, out var number);
            value = isNone ? 0 : (int)number;
            return isNone || isRead;
        },
        static value => value == 0 ? "none" : NumberText.Write(value));

    /// <summary>Further partners after a rejection.</summary>
    public static ProtocolOption<int> Hunt { get; } = OptionKinds.Whole(
        "hunt", "how many other partners a site tries after a rejection", 0, MongerOptions.CountMax, 0);

    /// <summary>Calls that a site serves.</summary>
    public static ProtocolOption<AnswerRule> Answer { get; } = OptionKinds.Choice(
        "answer", "which calls of a cycle a site serves", AnswerRule.All, Enum.GetValues<AnswerRule>());

    /// <summary>Partners a cycle, or a reception under <see cref="StopRule.Once"/>.</summary>
    public static ProtocolOption<FanoutFunction> Fanout { get; } = OptionKinds.FunctionOfNodes(
        "fanout",
        "partners per cycle, under once per reception",
        FanoutFunction.Constant(1),
        settings => FanoutFunction.Constant(
            settings.Get(Stop) == StopRule.Once ? Math.Clamp(settings.Get(CommonOptions.Nodes) - 1, 1, 3) : 1),
        "3 under once, else 1");

    /// <summary>The distribution around the mean fan-out.</summary>
    public static ProtocolOption<FanoutLaw> Law { get; } = OptionKinds.Choice(
        "fanout-law", "the distribution of the fan-out around its mean",
        FanoutLaw.Fixed, [FanoutLaw.Fixed, FanoutLaw.Binomial, FanoutLaw.Poisson]);

    /// <summary>Rounds in the median counter's state C.</summary>
    public static ProtocolOption<int> ExtraRounds { get; } = OptionKinds.Whole(
        "extra-rounds", "median counter: rounds in which a site that has counted up still sends", 1, 200, 2);

    /// <summary>How many rumors begin.</summary>
    public static ProtocolOption<int> Messages { get; } = OptionKinds.One(
        "messages", "how many rumors are spread", "a run spreads one rumor, and --runs more of them, each by itself");

    /// <inheritdoc/>
    public string Name => "rumor";

    /// <inheritdoc/>
    public string Summary => "one rumor among n sites by push, pull or push-pull, until the sites lose interest";

    /// <inheritdoc/>
    public string Example => "--mode push-pull --k 3 --nodes 1000";

    /// <inheritdoc/>
    public string SweepExample => "--stop once --fanout 1..8 --nodes 1e3,1e4";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
    [
        CommonOptions.Nodes, Mode, Stop, K, Counter, Judge, PullStep, Clock, ConnectionLimit, Hunt, Answer, Fanout, Law, ExtraRounds,
        Messages, CommonOptions.Loss, CommonOptions.Delivery, CommonOptions.Crashed, CommonOptions.Latency, CommonOptions.Topology,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("residue", "", "the fraction of live sites that never learns the rumor", MeasureKind.Share),
        new("reach", "", "the fraction of live sites that learns it, the source included", MeasureKind.Share),
        new("all", "", "1 if every live site learns it, else 0", MeasureKind.Proportion) { Title = "runs that reach all" },
        new("traffic", "sends a site", "transmissions of the update / n, needed or not", MeasureKind.Amount),
        new("control", "messages a site", "all other messages / n: requests, connections, rejections, feedback", MeasureKind.Amount)
        {
            Title = "control messages",
        },
        new("tAve", "cycles", "the mean time of first reception, over receivers without the source", MeasureKind.Amount)
        {
            Title = "mean arrival",
        },
        new("tLast", "cycles", "the time of the last first reception", MeasureKind.Amount) { Title = "last arrival" },
    ];

    /// <inheritdoc/>
    public long MemoryBytesOf(Settings settings) => RunMemory.OfSimulation(settings);

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings) => RumorRuns.Of(settings);

    /// <inheritdoc/>
    public Scenario Explored(Settings settings) => RumorRuns.ExploredOf(settings);
}
