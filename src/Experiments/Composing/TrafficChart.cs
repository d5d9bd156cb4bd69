using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>What mechanisms miss by what they send.</summary>
internal static class TrafficChart
{
    private const int LabelsMax = 24;

    /// <summary>Of the grids of a plan; none where fewer than two of them say both, and where processes are measured.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results)
    {
        ResultRow[] rows = [.. results.Rows.Where(row => double.IsFinite(Traffic(row)) && Residue(row).Count > 0)];
        if (!results.Manifest.Axes.Contains(SweepPlan.Mechanism, StringComparer.Ordinal)
            || rows.Any(row => CellPlan.IsKeyOfMeasured(row.Key))
            || rows.DistinctBy(row => row.Option(SweepPlan.Mechanism), StringComparer.Ordinal).Count() < 2)
        {
            return [];
        }

        var cut = AxisCut.Of(results).FirstOrDefault();
        var shown = cut is null ? rows : Shown(rows, cut);
        var axis = Labelled(cut, shown.Length);
        return results.ChartsOf(new TrafficSweep
        {
            LabelTitle = axis.Length > 0 ? ReportWords.Title(axis) : "",
            Subtitle = ReportWords.SettingOf(results, rows, [.. results.Manifest.Axes]).ToString(),
            Curves =
            [
                .. shown.GroupBy(row => row.Option(SweepPlan.Mechanism), StringComparer.Ordinal)
                    .Select(group => CurveOf(group, axis)),
            ],
            ResolutionName = ReportWords.SettingOf(results, shown).ResolutionName,
            IntervalMeaning = ReportWords.MeanInterval(shown),
            Resolution = shown.Min(row => row.Resolution),
        });
    }

    // A mechanism that has no such axis is not on the cut, but belongs beside the others.
    private static ResultRow[] Shown(ResultRow[] rows, AxisCut cut)
    {
        var along = cut.Rows.Select(row => row.Option(SweepPlan.Mechanism)).ToHashSet(StringComparer.Ordinal);
        var own = cut.Rows.ToHashSet();
        return [.. rows.Where(row => own.Contains(row) || !along.Contains(row.Option(SweepPlan.Mechanism)))];
    }

    private static TrafficCurve CurveOf(IGrouping<string, ResultRow> rows, string axis) => new(
        rows.Key,
        [
            .. rows.Select(row => new TrafficPoint(Traffic(row), Residue(row)) { Label = axis.Length > 0 ? row.Option(axis) : "" })
                .OrderBy(point => point.Traffic),
        ]);

    // More would hide the lines.
    private static string Labelled(AxisCut? cut, int points) =>
        cut is { Axis: not SweepPlan.Mechanism } && points <= LabelsMax ? cut.Axis : "";

    // Messages of a whole group are so many a member.
    private static double Traffic(ResultRow row) => row.Measure("traffic").Summary is { Count: > 0 } traffic
        ? traffic.Mean
        : row.Measure("messages").Summary.Mean / ReportWords.Nodes(row);

    private static Estimate Residue(ResultRow row)
    {
        if (row.Measure("residue").Summary is { Count: > 0 } residue)
        {
            return ReportWords.Estimate(residue);
        }

        return SizeCurves.Missed(ReportWords.Estimate(row.Measure("reach").Summary));
    }
}
