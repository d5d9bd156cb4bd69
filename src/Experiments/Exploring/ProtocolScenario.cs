using System.Reflection;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Hosted;
using Distribution.Protocol;

namespace Distribution.Experiments.Exploring;

/// <summary>A protocol that <c>simulate</c> runs (<see cref="IListedProtocol"/>), explored.</summary>
internal sealed class ProtocolScenario : ListedScenario
{
    private const int UsualNodes = 5;

    // Faults say who is down and when a run ends; processors were measured, and are no part of a protocol.
    private static readonly ProtocolOption[] NotTaken =
    [
        CommonOptions.Nodes, CommonOptions.Crashed, HostedProtocol.Until, CalibrationOption.File, CalibrationOption.Processors,
    ];

    private readonly IListedProtocol protocol;

    private ProtocolScenario(IListedProtocol protocol) => this.protocol = protocol;

    /// <inheritdoc/>
    internal override string Name => protocol.Name;

    /// <inheritdoc/>
    internal override string Summary => $"the protocol under faults: {protocol.Summary}";

    /// <inheritdoc/>
    /// <remarks>Those of <c>simulate</c>, where <c>explore</c> has none of the name itself.</remarks>
    internal override IReadOnlyList<ProtocolOption> Options => field ??=
    [
        .. protocol.Options.Where(option => !NotTaken.Concat(ExploreOptions.All).Any(taken => taken.Name == option.Name)),
    ];

    /// <inheritdoc/>
    internal override Assembly Library => protocol is HostedProtocol hosted ? hosted.Library : protocol.GetType().Assembly;

    /// <summary>A protocol's scenario; null: it has none.</summary>
    internal static ProtocolScenario? Of(IListedProtocol protocol)
    {
        var usual = Settings.Read(protocol.Name, protocol.Options, new Dictionary<string, string>(StringComparer.Ordinal));
        return protocol.Explored(usual) is null ? null : new ProtocolScenario(protocol);
    }

    /// <inheritdoc/>
    internal override Settings Read(IReadOnlyDictionary<string, string> given, int nodes)
    {
        var settings = With(given, nodes > 0 ? nodes : UsualNodes);
        _ = protocol.Prepare(settings);
        return settings;
    }

    /// <inheritdoc/>
    /// <remarks>Defaults that follow from other options, such as the number of nodes, do so again.</remarks>
    internal override IReadOnlyDictionary<string, string> TextsOf(Settings settings) => Options
        .Where(option => !option.HasDependentDefault || settings.IsChanged(option))
        .ToDictionary(option => option.Name, settings.TextOf, StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override Scenario Create(Settings settings)
    {
        var texts = TextsOf(settings);
        return new OfNodes(protocol.Explored(settings)!, nodes => protocol.Explored(With(texts, nodes))!);
    }

    /// <inheritdoc/>
    internal override IExhaustible? ExhaustibleOf(Settings settings, int nodes) =>
        protocol.Explored(Read(TextsOf(settings), nodes)) as IExhaustible;

    private Settings With(IReadOnlyDictionary<string, string> given, int nodes) => Settings.Read(
        Name,
        protocol.Options,
        new Dictionary<string, string>(given, StringComparer.Ordinal) { [CommonOptions.Nodes.Name] = NumberText.Write(nodes) });

    /// <summary>Makes the protocol anew for the nodes of each run.</summary>
    private sealed class OfNodes(Scenario usual, Func<int, Scenario> make) : Scenario
    {
        public override int Nodes => UsualNodes;

        public override int LeastNodes => usual.LeastNodes;

        public override int Core => usual.Core;

        public override Duration FaultTime => usual.FaultTime;

        public override Duration Calm => usual.Calm;

        public override IReadOnlyList<string> Faults => usual.Faults;

        public override long EventsMax(int nodes) => usual.EventsMax(nodes);

        public override void Build(ScenarioRun run) => make(run.Nodes).Build(run);
    }
}
