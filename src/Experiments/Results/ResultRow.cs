using Distribution.Experiments.Hosted;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Results;

/// <summary>The result of one setting as a results folder keeps it: all that tables, JSON and reports are made of. A row that was read
/// back equals the one that was written.</summary>
/// <param name="Key">Identifies the setting.</param>
/// <param name="Options">Every option of the protocol in its canonical spelling, in the protocol's order.</param>
/// <param name="Seed">The root seed: the same command with it gives the row again.</param>
/// <param name="Runs">How many runs; 0: it was computed.</param>
/// <param name="Measures">Every measure, in the protocol's order.</param>
/// <param name="TraceHash">Over all runs.</param>
/// <param name="Events">Over all runs.</param>
internal sealed record ResultRow(
    string Key,
    IReadOnlyList<KeyValuePair<string, string>> Options,
    ulong Seed,
    int Runs,
    IReadOnlyList<RowMeasure> Measures,
    ulong TraceHash,
    long Events)
{
    /// <summary>Runs in which the rumor died out; null where the protocol has no residue.</summary>
    internal int? DiedOut { get; init; }

    /// <summary>What a reader must know beside the figures, a sentence each without a full stop and without "; ".</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    // What trials are made of, whatever the protocol.
    private static readonly ProtocolOption[] OptionsOfTrials =
    [
        CommonOptions.Nodes, CommonOptions.Messages, CommonOptions.Loss, CommonOptions.Delivery, CommonOptions.Crashed,
        CommonOptions.Topology, RumorProtocol.Mode, RumorProtocol.Stop, RumorProtocol.K, HostedProtocol.Fanout, RumorProtocol.Law,
        GossipService.Subset, TimedPushProtocol.Multiplier,
    ];

    /// <summary>What its values are made of, by its options.</summary>
    internal Trials Trials => CellPlan.TrialsOf(Settings, Runs);

    /// <summary>How many of its nodes are live, the source included; 1 where it has no nodes.</summary>
    internal int Live => Settings is var settings && settings.TryGet(CommonOptions.Nodes, out _) ? CommonOptions.LiveSites(settings) : 1;

    /// <summary>How many messages a run of it sends to everybody.</summary>
    internal int Messages => Settings.TryGet(CommonOptions.Messages, out var messages) ? messages : 1;

    /// <summary>The smallest share of nodes that its runs together can tell from zero.</summary>
    internal double Resolution => 1.0 / ((double)Live * Math.Max(1, Runs) * Messages);

    private string Protocol => Key.Split(';')[0] is var name && CellPlan.IsKeyOfMeasured(name) ? name.Split(' ')[^1] : Key.Split(';')[0];

    private Settings Settings
    {
        get
        {
            var known = OptionsOfTrials.Where(option => option.Takes(Option(option.Name))).ToArray();
            return Experiments.Settings.Read(
                Protocol, known, known.ToDictionary(option => option.Name, option => Option(option.Name), StringComparer.Ordinal));
        }
    }

    /// <summary>The row of a result.</summary>
    internal static ResultRow Of(CellResult result)
    {
        var settings = result.Plan.Settings;
        KeyValuePair<string, string>[] mechanism = result.Plan.Mechanism is { Length: > 0 } name
            ? [KeyValuePair.Create(SweepPlan.Mechanism, name)]
            : [];
        return new ResultRow(
            result.Plan.Key,
            [.. mechanism, .. settings.Options.Select(option => KeyValuePair.Create(option.Name, settings.TextOf(option)))],
            result.Plan.RootSeed,
            result.Runs.Count,
            [.. result.Measures.Select(measure => RowMeasure.Of(measure, result.Theory))],
            result.TraceHash,
            result.Performance.Events)
        {
            DiedOut = result.DiedOut,
            Notes = result.Notes,
        };
    }

    /// <summary>The row of what was computed, with no runs.</summary>
    internal static ResultRow Of(IListedTheory theory, ExactResult result) => new(
        result.Settings.Key,
        [.. theory.Options.Select(option => KeyValuePair.Create(option.Name, result.Settings.TextOf(option)))],
        Seed: 0,
        Runs: 0,
        [.. theory.Measures.Select(measure => RowMeasure.Of(new MeasureSummary(measure, result.Time), result.Theory))],
        TraceHash: 0,
        Events: 0);

    /// <summary>The text of an option; empty where the row's protocol has none of that name.</summary>
    internal string Option(string name) =>
        Options.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.Ordinal)).Value ?? "";

    /// <summary>A measure by name; without any run where the row's protocol has none of that name.</summary>
    internal RowMeasure Measure(string name) =>
        Measures.FirstOrDefault(measure => string.Equals(measure.Name, name, StringComparison.Ordinal)) ?? RowMeasure.None(name);
}
