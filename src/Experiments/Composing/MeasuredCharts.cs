using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a plan that measures: every sample, setting by setting.</summary>
internal static class MeasuredCharts
{
    private const int SettingsMax = 20;

    /// <summary>A chart for each measure whose samples differ; none where something was simulated.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results, PlanDisplay display)
    {
        if (results.Rows.Count == 0 || !results.Rows.All(row => CellPlan.IsKeyOfMeasured(row.Key)))
        {
            return [];
        }

        string[] names = [.. results.Rows.SelectMany(row => row.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];
        return (display.Measures.Count > 0 ? display.Measures : names).SelectMany(measure => OfMeasure(results, measure));
    }

    private static IEnumerable<Chart> OfMeasure(StoredResults results, string measure)
    {
        var taken = results.Rows.Select(row => (Row: row, Samples: results.SamplesOf(row)[measure].ToArray()))
            .Where(each => each.Samples.Length > 0).ToArray();
        if (!SpreadCharts.HasShape(taken.SelectMany(each => each.Samples)))
        {
            return [];
        }

        var declared = results.Names.Of(measure);

        // What all of them share, such as one mechanism, need not stand on the axis.
        string[] differing =
        [
            .. results.Manifest.Axes.Where(
                axis => taken.Select(each => each.Row.Option(axis)).Distinct(StringComparer.Ordinal).Skip(1).Any()),
        ];
        var settings = taken.Take(SettingsMax).Select(each => new SampledSetting(
            string.Join(", ", differing.Select(axis => ReportWords.Value(each.Row.Option(axis)))),
            SeriesOf(results, each.Row, differing),
            each.Samples,
            ReportWords.Quantile(each.Samples, 0.5))
        {
            Place = differing.Length > 0 ? ReportWords.Place(each.Row, differing) : "all settings",
        });
        return results.ChartsOf(new SettingSamples
        {
            Id = PlanCharts.SamplesOf(measure),
            Subtitle = ReportWords.SettingOf(results, [.. taken.Select(each => each.Row)], results.Manifest.Axes).ToString(),
            Measure = declared.Title,
            Unit = declared.Unit,
            Axis = differing.Length > 0 ? string.Join(", ", differing.Select(ReportWords.Title)) : "setting",
            Settings = [.. settings],
            IntervalMeaning = "95 % order-statistic interval of the median",
            Caption = taken.Length <= SettingsMax ? "" : $"Shown are the first {SettingsMax} of {taken.Length} settings.",
        });
    }

    private static Series SeriesOf(StoredResults results, ResultRow row, IReadOnlyList<string> differing) =>
        MechanismSeries.Of(results, row) is { } series
            ? series with { Name = differing.Contains(SweepPlan.Mechanism, StringComparer.Ordinal) ? series.Name : "" }
            : Series.Processes with { Name = "" };
}
