using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a plan that compares: times on processes beside those of the simulator, sample by sample.</summary>
internal static class ComparedCharts
{
    /// <summary>None where no time is compared.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results)
    {
        var timed = results.Compared.Where(setting => setting.Time is not null).ToArray();
        return timed.Length == 0 ? [] : results.ChartsOf(new ComparedSamples
        {
            Setting = ReportWords.SettingOf(
                results, [.. timed.SelectMany(setting => new[] { setting.Simulated, setting.Processes })], [.. results.Manifest.Axes]),
            Measure = results.Names.Of(timed[0].Timed).Title,
            Settings =
            [
                .. timed.Select(setting => new ComparedSample(
                    ComparedTables.NameOf(results, setting),
                    Of(results, setting.Simulated, setting.Timed),
                    Of(results, setting.Processes, setting.Timed),
                    setting.Time!.Test.Distance)),
            ],
        });
    }

    private static double[] Of(StoredResults results, ResultRow row, string measure) =>
        [.. results.SamplesOf(row)[measure].Where(double.IsFinite)];
}
