using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>When the last node learns, less the leading order of theory, by the number of nodes.</summary>
internal static class SizeTimeChart
{
    private const string Measure = "tLast";
    private static readonly SpreadGrowth Order = new();

    /// <summary>Of a sweep over the number of nodes; none where no leading order is known.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results)
    {
        if (AxisCut.Of(results).FirstOrDefault(cut => cut.Axis is "nodes") is not { } cut)
        {
            return [];
        }

        TimeCurve[] curves =
        [
            .. cut.SeriesOf(results, cut.Rows)
                .Select(rows => CurveOf(NameOf(cut, rows.Key), [.. rows])).Where(curve => curve.Points.Count > 0),
        ];
        string[] elsewhere = ["nodes", .. cut.By is { } axis ? [axis] : Array.Empty<string>()];
        return curves.Length == 0 ? [] : results.ChartsOf(new TimesBySize
        {
            Subtitle = ReportWords.SettingOf(results, cut.Rows, elsewhere).ToString(),
            Curves = curves,
            AreOrdered = cut.HasOrderedSeries(results),
            What = AxisCut.ValuesOf(cut.By ?? ""),
            IntervalMeaning = ReportWords.MeanInterval(cut.Rows),
        });
    }

    private static string NameOf(AxisCut cut, string value) => cut.By switch
    {
        null => "",
        SweepPlan.Mechanism => value,
        var by => $"{ReportWords.Title(by)} {value}",
    };

    private static TimeCurve CurveOf(string name, IReadOnlyList<ResultRow> rows)
    {
        var points = rows.Where(row => row.Measure(Measure).Summary.Count > 0).Select(row => (Row: row, Settings: RumorRow.SettingsOf(row)))
            .Where(pair => pair.Settings is not null && Order.AppliesTo(pair.Settings))
            .Select(pair => (Point: PointOf(pair.Row, pair.Settings!), pair.Settings)).OrderBy(pair => pair.Point.Nodes).ToArray();
        var formula = points.Length > 0 ? SpreadGrowth.FormulaOf(points[0].Settings!) : "";
        return new TimeCurve(name, formula, [.. points.Select(pair => pair.Point)]);
    }

    private static TimePoint PointOf(ResultRow row, Settings settings)
    {
        var measure = row.Measure(Measure);
        _ = SpreadModel.TryReadForever(settings, out var model);
        return new TimePoint(
            ReportWords.Nodes(row),
            ReportWords.Estimate(measure.Summary),
            SpreadGrowth.Of(model),
            ReportWords.Exact(measure));
    }
}
