using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;

namespace Distribution.Experiments.Composing;

/// <summary>The infection curve of gossip among processes, and beside it that of the simulator.</summary>
internal static class ArrivalGrowth
{
    private const double MillisecondsInSecond = 1e3;

    /// <summary>Of a comparison: simulator and processes; none where one of them has no curve.</summary>
    internal static IReadOnlyList<Chart> OfCompared(StoredResults results)
    {
        if (results.Rows is not [var row] || results.CurveAt(ListedComparison.CellOfProcesses) is not { Count: >= 2 } measured)
        {
            return [];
        }

        var nodes = ReportWords.Nodes(row);
        return Of(results, ReportWords.SettingOf(results, results.Rows),
        [
            CurveOf(Series.Simulator, Shares(results.CurveOf(row), nodes, MillisecondsInSecond)),
            CurveOf(Series.Processes, Shares(measured, nodes, MillisecondsInSecond)),
        ]);
    }

    /// <summary>Of a measurement; none where nothing spreads.</summary>
    internal static IReadOnlyList<Chart> OfMeasured(StoredResults results)
    {
        var (manifest, nodes) = (results.Manifest, ReportWords.Nodes(results.Manifest));
        var setting = new Setting(ReportWords.Scenario(manifest), nodes, manifest.Runs, manifest.Seed) { NodesVary = true };
        return results.CurveAt(0) is { Count: >= 2 } measured
            ? Of(results, setting, [CurveOf(Series.Processes, Shares(measured, nodes, MillisecondsInSecond))])
            : [];
    }

    /// <summary>The shares of nodes informed over time.</summary>
    /// <param name="curve">Points of a stored curve.</param>
    /// <param name="nodes">Of how many nodes.</param>
    /// <param name="scale">What times are multiplied by.</param>
    internal static IReadOnlyList<RoundSpread> Shares(IReadOnlyList<double[]> curve, double nodes, double scale) =>
        [.. curve.Select(point => new RoundSpread(point[0] * scale, point[3] / nodes, point[2] / nodes, point[4] / nodes))];

    private static GrowthCurve CurveOf(Series series, IReadOnlyList<RoundSpread> times) =>
        new(series.Name, times, [], "") { Series = series };

    private static IReadOnlyList<Chart> Of(StoredResults results, Setting setting, IReadOnlyList<GrowthCurve> curves)
    {
        var charts = results.ChartsOf(new Growth
        {
            Setting = setting,
            Curves = curves,
            BandMeaning = $"10 – 90 % of {ReportWords.Runs(setting.Runs, setting.Runs)}; one that has ended keeps its last value",
            Time = "time",
            Unit = "ms",
        });
        Chart.Align(charts);
        return charts;
    }
}
