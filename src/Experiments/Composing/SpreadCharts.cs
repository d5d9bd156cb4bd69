using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Theory;
using Distribution.Experiments.Tours;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of single samples: what a mean would hide.</summary>
internal static class SpreadCharts
{
    /// <summary>Over the runs of the one setting: its main measure.</summary>
    internal static IEnumerable<Chart> OfRuns(StoredResults results)
    {
        if (results.Rows is not [{ Runs: > 1 } row])
        {
            return [];
        }

        // What is the same in every run, or either 0 or 1, has no distribution to show: the first measure that is neither, and times.
        RowMeasure[] shaped = [.. row.Measures.Where(measure => HasShape(results.RunsOf(row, measure.Name)))];
        var main = shaped.FirstOrDefault() ?? row.Measures[0];
        return shaped.Where(measure => measure != main && results.Names.Of(measure.Name).IsTime).Prepend(main)
            .SelectMany(measure => OfRuns(results, row, measure));
    }

    private static IReadOnlyList<Chart> OfRuns(StoredResults results, ResultRow row, RowMeasure measure)
    {
        var declared = results.Names.Of(measure.Name);
        return results.ChartsOf(new SampleSpread
        {
            Id = PlanCharts.IdOf(measure.Name),
            Subtitle = ReportWords.SettingOf(results, results.Rows).ToString(),
            Measure = declared.Title,
            Unit = declared.Unit,
            Each = "runs",
            Series = Series.Simulator,
            Samples = results.RunsOf(row, measure.Name),
            Theory = measure.Theory,
            TheoryName = double.IsFinite(measure.Theory)
                ? measure.TheoryName
                : row.Notes.Where(TheoryGap.IsSentence).Select(ReportWords.Sentence).FirstOrDefault(
                    $"No theory line is about {declared.Title}") + ".",
        });
    }

    /// <summary>Every measure of a measurement whose samples have a distribution to show. Those by path are many of a kind, with one
    /// sample a run: the table shows them.</summary>
    internal static IEnumerable<Chart> OfMeasurement(StoredResults results) => results.Samples
        .Where(samples => samples.Key is not "spawnMs" && !samples.Key.Contains('/', StringComparison.Ordinal)
            && HasShape(samples))
        .SelectMany(samples => results.ChartsOf(new SampleSpread
        {
            Id = PlanCharts.IdOf(samples.Key),
            Subtitle = ReportWords.Scenario(results.Manifest),
            Measure = results.Names.Of(samples.Key).Title,
            Unit = results.Names.Of(samples.Key).Unit,
            Each = "samples",
            Series = Series.Processes,
            Samples = [.. samples],
        }));

    /// <summary>Whether samples differ by more than yes and no.</summary>
    internal static bool HasShape(IEnumerable<double> samples)
    {
        double[] values = [.. samples.Where(double.IsFinite).Distinct()];
        return values.Length > 1 && !values.All(value => value is 0 or 1);
    }

    /// <summary>How long children took to start.</summary>
    internal static IReadOnlyList<Chart> OfStarts(StoredResults results)
    {
        double[] starts = [.. results.Samples["spawnMs"]];
        return results.ChartsOf(new SpawnTimes
        {
            Subtitle = $"{starts.Length} child processes",
            Kinds = starts.Length == 0 ? [] : [new SpawnKind("child processes", starts, ReportWords.Quantile(starts, 0.5))],
            IntervalMeaning = "95 % order-statistic interval of the median",
        });
    }

    /// <summary>Last arrivals of the tour or of a comparison, in the simulator and on processes.</summary>
    internal static IReadOnlyList<Chart> OfLastArrival(StoredResults results)
    {
        const string measure = "lastArrivalMs";
        return results.ChartsOf(new LatencyComparison
        {
            Setting = results.Manifest.Verb is "tour"
                ? new Setting(
                    $"gossip, subset ln n, {TourPlan.Messages} messages a run",
                    TourPlan.Children,
                    results.Manifest.Runs,
                    results.Manifest.Seed)
                : ReportWords.SettingOf(results, results.Rows),
            Measure = "last arrival",
            Simulator = [.. results.Simulated[measure]],
            WithoutProcessors = [.. results.Simulated["withoutProcessors/" + measure]],
            Processes = [.. results.Samples[measure]],
        });
    }
}
