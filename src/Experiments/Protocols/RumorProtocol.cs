using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Rumor spreading as Demers et al. (1987) define it, on a complete graph.</summary>
public sealed class RumorProtocol : IListedProtocol
{
    /// <summary>When a site stops. It must be given: the rule that people expect where none is, a counter of unnecessary contacts, is not
    /// among these.</summary>
    public static ProtocolOption<StopRule> Stop { get; } = OptionKinds.RequiredChoice(
        "stop", "when a site stops spreading: once = it forwards on first reception only", StopRule.Once, StopRule.Forever);

    /// <summary>How many rumors begin.</summary>
    public static ProtocolOption<int> Messages { get; } = OptionKinds.One(
        "messages", "how many rumors are spread", "a run spreads one rumor, and --runs more of them, each by itself");

    /// <summary>Who sends.</summary>
    public static ProtocolOption<SpreadMode> Mode { get; } =
        OptionKinds.Choice("mode", "which side of a contact sends the update", SpreadMode.Push, SpreadMode.Push);

    /// <summary>When sites act.</summary>
    public static ProtocolOption<ClockModel> Clock { get; } =
        OptionKinds.Choice("clock", "when sites act", ClockModel.Synchronous, ClockModel.Synchronous);

    /// <summary>Partners a cycle, or a reception under <see cref="StopRule.Once"/>.</summary>
    public static ProtocolOption<FanoutFunction> Fanout { get; } = OptionKinds.FunctionOfNodes(
        "fanout",
        "partners per cycle, under once per reception",
        FanoutFunction.Constant(1),
        settings => FanoutFunction.Constant(settings.Get(Stop) == StopRule.Once ? 3 : 1),
        "3 under once, else 1");

    /// <summary>The distribution around the mean fan-out.</summary>
    public static ProtocolOption<FanoutLaw> Law { get; } = OptionKinds.Choice(
        "fanout-law", "the distribution of the fan-out around its mean",
        FanoutLaw.Fixed, FanoutLaw.Fixed, FanoutLaw.Binomial, FanoutLaw.Poisson);

    /// <inheritdoc/>
    public string Name => "rumor";

    /// <inheritdoc/>
    public string Summary => "one rumor among n sites, cycle by cycle: infect and die, or push for ever";

    /// <inheritdoc/>
    public string Example => "--stop once --fanout 3 --nodes 1000";

    /// <inheritdoc/>
    public string SweepExample => "--stop once --fanout 1..8 --nodes 1e3,1e4";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
    [
        CommonOptions.Nodes, Stop, Fanout, Law, Mode, Clock, Messages, CommonOptions.Loss, CommonOptions.Delivery, CommonOptions.Crashed,
        CommonOptions.Latency, CommonOptions.Topology,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("residue", "", "the fraction of live sites that never learns the rumor"),
        new("reach", "", "the fraction of live sites that learns it, the source included"),
        new("all", "", "1 if every live site learns it, else 0", MeasureKind.Proportion),
        new("traffic", "sends a site", "transmissions of the update / n, needed or not"),
        new("control", "messages a site", "all other messages / n"),
        new("tAve", "cycles", "the mean cycle of first reception, over receivers without the source"),
        new("tLast", "cycles", "the cycle of the last first reception"),
    ];

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings) => new RumorRun(settings);
}
