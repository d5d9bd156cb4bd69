using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a grid of settings: each measure by an axis.</summary>
internal static class AxisCharts
{
    /// <summary>The main measure first. What is the same at all settings is left out, and what another chart shows.</summary>
    /// <param name="results">The results.</param>
    /// <param name="display">Which measures are wanted.</param>
    /// <param name="shown">Measures that other charts show.</param>
    /// <param name="along">The axis along which they show them; null: the one there is.</param>
    internal static IEnumerable<Chart> Of(
        StoredResults results, PlanDisplay display, IReadOnlyList<string> shown, string? along = null) =>
        AxisCut.Of(results).SelectMany(
            cut => MeasuresOf(cut, display, along is null || cut.Axis == along ? shown : [])
                .Select(measure => new AxisChart(results, cut, measure).Draw()));

    private static IReadOnlyList<string> MeasuresOf(AxisCut cut, PlanDisplay display, IReadOnlyList<string> shown)
    {
        string[] names = [.. cut.Rows.SelectMany(row => row.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];
        if (display.Measures.Count > 0)
        {
            return [.. display.Measures.Where(IsDefined).Where(IsAlong)];
        }

        if (display.Charts.Count > 0)
        {
            // What a plan names is drawn, also where it is the same at all settings or another chart says it too.
            return [.. names.Where(IsDefined).Where(
                name => display.Charts.Contains(PlanCharts.NameOf(name, cut.Axis), StringComparer.Ordinal))];
        }

        // Of the two that say the same the one is enough.
        var said = names.Contains("residue", StringComparer.Ordinal) ? shown.Append("reach") : shown;
        string[] left = [.. names.Except(said, StringComparer.Ordinal)];
        string[] varying = [.. left.Where(name => IsChanging(cut.Rows, name)).Where(IsAlong)];
        return varying.Length > 0 || shown.Count > 0 || names.Length == 0 ? varying : [names[0]];

        bool IsDefined(string name) => cut.Rows.Any(row => row.Measure(name).Summary.Count > 0);
        bool IsAlong(string name) => Places(cut, cut.Rows) < 2
            || Places(cut, cut.Rows.Where(row => row.Measure(name).Summary.Count > 0)) > 1;
    }

    // Of what has values at one place alone, such as of the protocols that have no such option, an axis shows nothing.
    private static int Places(AxisCut cut, IEnumerable<ResultRow> rows) =>
        rows.Select(row => row.Option(cut.Axis)).Distinct(StringComparer.Ordinal).Count();

    private static bool IsChanging(IReadOnlyList<ResultRow> rows, string measure) =>
        rows.Select(row => row.Measure(measure).Summary.Mean).Where(double.IsFinite).Distinct().Skip(1).Any();
}
