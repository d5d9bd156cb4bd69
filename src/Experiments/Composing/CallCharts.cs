using System.Globalization;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of <c>measure comm</c>, whose measures are named by path: <c>byInFlight/50/warm/callsPerSecond</c>.</summary>
internal static class CallCharts
{
    /// <summary>None where no calls were measured.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results)
    {
        CallRate[] rates = [.. results.Samples.Select(RateOf).OfType<CallRate>().OrderBy(rate => rate.InFlight)];
        return rates.Length == 0 ? [] : results.ChartsOf(new CallRates
        {
            Subtitle = ReportWords.Scenario(results.Manifest),
            Rates = rates,
            IntervalMeaning = ReportWords.MeanInterval(results.Manifest.Runs, results.Manifest.Runs),
        });
    }

    private static CallRate? RateOf(IGrouping<string, double> samples) =>
        samples.Key.Split('/') is ["byInFlight", var width, var kind, "callsPerSecond"]
        ? new CallRate(
            int.Parse(width, CultureInfo.InvariantCulture),
            kind is "warm",
            ReportWords.Estimate(Summary.Of(samples, MeasureKind.Amount)))
        : null;
}
