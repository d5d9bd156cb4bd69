using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of how a rumor grows.</summary>
internal static class GrowthChart
{
    private const int CurvesMax = 12;
    private const string LastArrival = "lastArrivalMs";

    /// <summary>Of the one setting, or of up to twelve along the one axis, at the most nodes; none where there are more axes, only
    /// the nodes differ or settings have no curve.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results, PlanDisplay display)
    {
        string[] axes = [.. results.Manifest.Axes.Where(axis => axis is not "nodes")];
        ResultRow[] growing = [.. results.Rows.Where(row => Grows(row, axes) && results.CurveOf(row).Count >= 2)];
        if (growing.Length == 0 || axes.Length > 1 || results.Manifest.Axes is ["nodes"])
        {
            return [];
        }

        var most = growing.Max(ReportWords.Nodes);
        var axis = axes.FirstOrDefault("");
        var ascending = growing.Where(row => ReportWords.Nodes(row) == most).OrderBy(row => Place(row, axis)).ToArray();
        var areOrdered = ascending.All(row => double.IsFinite(Place(row, axis)));
        var rows = ShownCurves.Of(ascending, CurvesMax, areOrdered);
        var runs = ReportWords.Runs(rows.Min(row => row.Runs), rows.Max(row => row.Runs));
        IReadOnlyList<Chart> charts = results.ChartsOf(new Growth
        {
            Setting = ReportWords.SettingOf(results, rows, axes),
            Curves = [.. rows.Select(row => CurveOf(results, display, row, axes))],
            AreOrdered = areOrdered,
            LeftOut = ShownCurves.LeftOut(
                rows.Length, results.Rows.Count(row => ReportWords.Nodes(row) == most), AxisCut.ValuesOf(axis)),
            BandMeaning = rows[0].Runs == 0
                ? "10 – 90 % of the exact distribution"
                : $"10 – 90 % of {runs}; one that has ended keeps its last value",
            Time = Time(rows[0]),
            Unit = Unit(rows[0]),
        });
        Chart.Align(charts);
        return charts;
    }

    // Up to one message a node a rumor dies out, and its long tail would hide all other curves.
    private static bool Grows(ResultRow row, IReadOnlyList<string> axes) => axes is not ["fanout"] || FanoutCharts.Fanout(row, axes[0]) > 1;

    // What is no number stays where the plan has it, behind the numbers.
    private static double Place(ResultRow row, string axis) =>
        axis is not SweepPlan.Mechanism && AxisOrder.NumberOf(axis, row.Option(axis), ReportWords.Nodes(row)) is var number
            && double.IsFinite(number)
            ? number
            : double.PositiveInfinity;

    private static string NameOf(ResultRow row, IReadOnlyList<string> axes) => axes switch
    {
        [SweepPlan.Mechanism] => row.Option(SweepPlan.Mechanism),
        [var axis] => ReportWords.Named(axis, row.Option(axis)),
        _ => "",
    };

    private static string Time(ResultRow row) => row.Key.Split(';')[0] switch
    {
        "rumor" or "spread" => "round",
        "timed-push" => "period",
        _ => "time",
    };

    // Protocols without periods measure their times in seconds, and spread in milliseconds.
    private static string Unit(ResultRow row) => row.Measure(LastArrival).Summary.Count > 0 ? "ms" : "";

    private static IReadOnlyList<RoundSpread> Rounds(StoredResults results, ResultRow row) =>
        ArrivalGrowth.Shares(results.CurveOf(row), ReportWords.Nodes(row), Unit(row).Length > 0 ? 1e3 : 1);

    private static GrowthCurve CurveOf(StoredResults results, PlanDisplay display, ResultRow row, IReadOnlyList<string> axes)
    {
        var (theory, name) = GrowthTheory.Of(row, display);
        return new GrowthCurve(NameOf(row, axes), Rounds(results, row), theory, name) { FirstEnd = FirstEnd(results, row) };
    }

    // Several messages of a run end at different times, of which a run keeps the mean alone.
    private static double FirstEnd(StoredResults results, ResultRow row) => row.Runs == 0 || row.Messages > 1
        ? double.NaN
        : results.RunsOf(row, Unit(row).Length > 0 ? LastArrival : "tLast").Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
}
