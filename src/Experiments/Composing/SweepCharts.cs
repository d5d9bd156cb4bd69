using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a sweep: those that fit its axes, or those that its plan names, also where they are empty.</summary>
internal static class SweepCharts
{
    /// <summary>The main one first.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results, PlanDisplay display)
    {
        Chart[] all = [.. ComparedCharts.Of(results), .. MeasuredCharts.Of(results, display), .. Fitting(results, display)];
        return display.Charts.Count == 0
            ? all
            :
            [
                .. display.Charts.Select(name =>
                    all.FirstOrDefault(chart => string.Equals(chart.Id, name, StringComparison.Ordinal)) ?? EmptyChart.Of(results, name)),
            ];
    }

    private static IEnumerable<Chart> Fitting(StoredResults results, PlanDisplay display)
    {
        if (FanoutCharts.AreOf(results))
        {
            return
            [
                .. FanoutCharts.Of(results), .. GrowthChart.Of(results, display),
                .. AxisCharts.Of(results, display, ["reach", "residue"]),
            ];
        }

        if (SizeCharts.AreOf(results))
        {
            return
            [
                .. SizeCharts.Of(results, display), .. GrowthChart.Of(results, display),
                .. AxisCharts.Of(results, display, ["reach", "residue", "all"]), .. SizeTimeChart.Of(results),
                .. ReachGridChart.Of(results, display),
            ];
        }

        if (HeldFanoutCharts.AxisOf(results) is { } fanout)
        {
            return
            [
                .. HeldFanoutCharts.Of(results, display, fanout), .. ReachGridChart.Of(results, display),
                .. AxisCharts.Of(results, display, ["reach", "residue"], fanout), .. SizeTimeChart.Of(results),
            ];
        }

        return
        [
            .. ReachGridChart.Of(results, display), .. TrafficChart.Of(results), .. AxisCharts.Of(results, display, []),
            .. SizeTimeChart.Of(results), .. GrowthChart.Of(results, display),
        ];
    }
}
