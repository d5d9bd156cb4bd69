using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Composing;

/// <summary>A chart that a plan names and that its results do not fill: its card stays, and says why and what would fill it.</summary>
internal static class EmptyChart
{
    private static readonly Dictionary<string, Words> Gallery = new(StringComparer.Ordinal)
    {
        ["reach-fanout"] = new("Reach against fan-out", "fan-out", "reach", "no setting has a reach", "One that has"),
        ["missed-fanout"] = new("Missed nodes against fan-out", "fan-out", "missed", "no setting has a reach", "One that has"),
        ["reach-spread"] = new("Spread of runs against fan-out", "fan-out", "missed", "no setting has two runs", "More runs"),
        ["all-threshold"] = new(
            "Runs that reach all against fan-out − ln n", "fan-out − ln n", "all", "the protocol has no measure all", "One that has"),
        ["reach-grid"] = new(
            "Reach against two options", "first option", "second option", $"above {Format.Count(RowSample.Most)} cells", "Fewer values"),
        ["residue-traffic"] = new(
            "Residue against traffic", "traffic", "residue", "fewer than two mechanisms have both", "A second one with both"),
        ["reached-round"] = Growth("reached"),
        ["not-reached-round"] = Growth("not reached"),
        ["t-last-minus-theory"] = new(
            "tLast minus theory against nodes",
            "nodes",
            "tLast minus theory",
            "nowhere do all sites spread for ever",
            "The option stop forever"),
        ["compared-distribution"] = new(
            "Share of messages against time", "time", "share of messages", "no setting was timed on both sides", "One that was"),
    };

    /// <summary>The chart of this name.</summary>
    internal static Chart Of(StoredResults results, string name)
    {
        var words = Gallery.GetValueOrDefault(name) ?? ByAxis(results, name) ?? OfSamples(results, name)
            ?? new Words(name, "setting", "value", "there is no measure of it", "A setting that has it");
        var (reason, filler) = Unfinished(results) ?? (words.Reason, words.Filler);
        return Chart.Named(name, words.Heading).WhenEmpty(reason).Describe($"Nothing to show: {reason}. {filler} would fill it.")
            .X(Scale.Band(""), words.Across).Y(Scale.Band(""), words.Upwards);
    }

    private static Words Growth(string nodes) => new(
        $"Nodes {nodes} against round", "round", nodes, "no setting shows growth", "A simulated setting with a fan-out above 1");

    // As long as settings are missing they may be those that fill it.
    private static (string Reason, string Filler)? Unfinished(StoredResults results) =>
        results.Survey.Count == 0 && results.Failures.Count > 0 ? ("every setting has failed", "A setting that does not")
        : results.Survey.Count == 0 ? ("no setting has finished", "Going on with the sweep")
        : results.Manifest.IsComplete ? null
        : ("too few settings have finished", "Going on with the sweep");

    private static Words? ByAxis(StoredResults results, string name)
    {
        var (measure, axis) = Measures(results).SelectMany(measure => results.Manifest.Axes.Select(axis => (measure, axis)))
            .FirstOrDefault(pair => string.Equals(PlanCharts.NameOf(pair.measure, pair.axis), name, StringComparison.Ordinal));
        if (measure is null)
        {
            return null;
        }

        var title = ReportWords.Title(axis);
        var declared = results.Names.Of(measure);
        var reason = UndefinedSettings.ReasonOf(measure);
        var isDefined = results.Rows.Any(row => row.Measure(measure).Summary.Count > 0);
        return new Words(
            $"{ReportWords.Sentence(declared.Title)} against {title}",
            title,
            declared.AxisTitle,
            isDefined ? $"{reason} along {title}" : reason, "A setting with a value of it");
    }

    private static Words? OfSamples(StoredResults results, string name) => Measures(results)
        .Where(measure => string.Equals(PlanCharts.SamplesOf(measure), name, StringComparison.Ordinal))
        .Select(results.Names.Of)
        .Select(measure => new Words(
            $"{ReportWords.Sentence(measure.Title)} against setting", "setting", measure.AxisTitle,
            "its samples do not differ", "Samples that differ"))
        .FirstOrDefault();

    private static IEnumerable<string> Measures(StoredResults results) => results.Survey.Measures.Select(measure => measure.Name);

    /// <summary>What there is to say of a chart.</summary>
    private sealed record Words(string Heading, string Across, string Upwards, string Reason, string Filler);
}
