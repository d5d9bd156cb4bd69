using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a sweep over the fan-out and more than one other option: those of the fan-out, by the number of nodes where it
/// differs, with the others held where most was run.</summary>
internal static class HeldFanoutCharts
{
    private const int AxesMin = 3;

    /// <summary>The axis of the fan-out; null where the results are no such sweep.</summary>
    internal static string? AxisOf(StoredResults results)
    {
        var axes = results.Manifest.Axes;
        return axes.Count >= AxesMin && !axes.Contains(SweepPlan.Mechanism, StringComparer.Ordinal) && results.Rows.Count > 0
            && results.Rows.All(row => row.Measures.Any(measure => measure.Name is "reach"))
            ? axes.FirstOrDefault(axis => axis is "fanout" or "subset")
            : null;
    }

    /// <summary>Reach and what is missed, the main one first.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results, PlanDisplay display, string axis) =>
        results.Manifest.Axes.Contains("nodes", StringComparer.Ordinal)
            ? SizeCharts.Of(results, AxisCut.Along(results, axis, "nodes"), display)
            : FanoutCharts.Of(results, AxisCut.Along(results, axis, null));
}
