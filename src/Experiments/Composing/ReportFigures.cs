using Distribution.Experiments.Output;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The numbers at the head of a report.</summary>
internal static class ReportFigures
{
    private const int FiguresMax = 4;
    private const string MeanMeaning = "95 % interval of the mean";
    private static readonly string[] Asked = ["reach", "tLast", "lastArrivalMs"];

    /// <summary>At most four: of a comparison how far the two are apart; else measures of the one setting, or reach at the last settings;
    /// medians of what processes did.</summary>
    internal static IReadOnlyList<KeyFigure> Of(StoredResults results, PlanDisplay display)
    {
        if (ComparedFigures.Of(results) is { Count: > 0 } apart)
        {
            return apart;
        }

        KeyFigure[] medians = [.. Medians(results).Take(results.Rows.Count == 0 ? FiguresMax : FiguresMax / 2)];
        var means = results.Manifest.Axes.Count == 0 ? results.Rows.SelectMany(row => Measures(results, row)) : Settings(results, display);
        return [.. means.Take(FiguresMax - medians.Length), .. medians];
    }

    private static IEnumerable<KeyFigure> Measures(StoredResults results, ResultRow row) => row.Measures
        .Where(measure => double.IsFinite(measure.Summary.Mean)).Select(measure => Mean(results, "", row, measure));

    private static IEnumerable<KeyFigure> Settings(StoredResults results, PlanDisplay display)
    {
        ResultRow[] chosen = [.. Chosen(results, results.Manifest.Verb is "tour" ? FiguresMax / 2 : FiguresMax)];
        string[] names = [.. results.Rows.SelectMany(row => row.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];

        // Four times the same number says nothing: of what a reader asks for the first that changes.
        string[] asked = [.. (display.Measures.Count > 0 ? display.Measures : [.. Asked, .. names])];
        asked = [.. asked.OrderByDescending(name => IsChanging(results.Rows, name))];
        return chosen.Select(row =>
        {
            RowMeasure[] measured = [.. row.Measures.Where(measure => measure.Summary.Count > 0)];
            var measure = asked.SelectMany(name => measured.Where(each => string.Equals(each.Name, name, StringComparison.Ordinal)))
                .FirstOrDefault() ?? measured.FirstOrDefault() ?? row.Measures[0];
            return Mean(results, $" at {ReportWords.Place(results, row)}", row, measure);
        });
    }

    private static bool IsChanging(IReadOnlyList<ResultRow> rows, string measure) =>
        rows.Select(row => row.Measure(measure).Summary.Mean).Where(double.IsFinite).Distinct().Skip(1).Any();

    // The last setting of each mechanism, or the last ones.
    private static IEnumerable<ResultRow> Chosen(StoredResults results, int wanted) =>
        results.Manifest.Axes.Contains(SweepPlan.Mechanism, StringComparer.Ordinal)
            ? results.Rows.GroupBy(row => row.Option(SweepPlan.Mechanism), StringComparer.Ordinal).Select(group => group.Last())
                .Take(wanted)
            : results.Rows.TakeLast(wanted);

    private static KeyFigure Mean(StoredResults results, string place, ResultRow row, RowMeasure measure)
    {
        var (declared, estimate) = (results.Names.Of(measure.Name), ReportWords.Estimate(measure.Summary));
        return new KeyFigure(
            declared.Title + place,
            row.Runs == 1 ? Estimate.Single(estimate.Value) : estimate,
            declared.Unit,
            row.Runs switch
            {
                0 => "expected value, exact",
                1 => "one run: no interval",
                _ => $"{MeanMeaning}, {ReportWords.Runs(row.Runs, row.Runs)}",
            });
    }

    // The tour's samples of reach and messages stand in its table beside those of the simulator: its figures are its times.
    private static IEnumerable<KeyFigure> Medians(StoredResults results) => results.Samples
        .Where(samples => results.Manifest.Verb is not "tour" || samples.Key is "spawnMs" or "lastArrivalMs")
        .Select(samples => (samples.Key, Estimate: ReportWords.Quantile(samples, 0.5)))
        .Where(entry => entry.Estimate.Count > 0)
        .Select(entry => new KeyFigure(
            MeasureTitle.Of(results.Names.Of(entry.Key).Title) + (entry.Estimate.Count == 1 ? "" : ", median"),
            entry.Estimate,
            results.Names.Of(entry.Key).Unit,
            $"{(results.Manifest.Verb is "bench" ? "processor time" : "real processes")}, "
                + $"{(entry.Estimate.HasInterval ? "95 % order-statistic interval" : "too few for an interval")}, "
                + (entry.Estimate.Count == 1 ? "1 sample" : $"{Format.Count(entry.Estimate.Count)} samples")));
}
