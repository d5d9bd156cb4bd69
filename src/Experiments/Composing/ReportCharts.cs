using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Composing;

/// <summary>Which charts a results folder has, the main one first.</summary>
internal static class ReportCharts
{
    /// <summary>By verb; none for verbs that have none.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results, PlanDisplay display) => results.Manifest.Verb switch
    {
        "tour" =>
        [
            .. FanoutCharts.Of(results), .. GrowthChart.Of(results, display),
            .. SpreadCharts.OfLastArrival(results), .. SpreadCharts.OfStarts(results),
        ],
        "sweep" => SweepCharts.Of(results, display),
        "simulate" => [.. GrowthChart.Of(results, display), .. SpreadCharts.OfRuns(results)],
        "compare" =>
        [
            .. SpreadCharts.OfLastArrival(results),
            .. ArrivalGrowth.OfCompared(results) is { Count: > 0 } both ? both : GrowthChart.Of(results, display),
        ],
        "measure" =>
        [
            .. results.Samples.Contains("spawnMs") ? SpreadCharts.OfStarts(results) : [], .. CallCharts.Of(results),
            .. CalibrationResults.Charts(results),
            .. ArrivalGrowth.OfMeasured(results), .. SpreadCharts.OfMeasurement(results),
        ],
        _ => [],
    };
}
