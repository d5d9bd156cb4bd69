using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The verdicts of a plan that compares processes and simulator, setting by setting.</summary>
internal static class ComparedTables
{
    /// <summary>A table of the measures that are judged and one of the time; none where nothing is compared.</summary>
    internal static IEnumerable<ReportTable> Of(StoredResults results)
    {
        if (results.Compared is not [var first, ..])
        {
            yield break;
        }

        yield return Verdicts(results, [.. first.Measures.Select(measure => measure.Definition.Name)]);
        if (results.Compared.Any(setting => setting.Time is not null))
        {
            yield return Times(results, first.Timed);
        }
    }

    /// <summary>A setting in words: its values of all axes but the mechanism.</summary>
    internal static string NameOf(StoredResults results, ComparedSetting setting) => string.Join(", ", AxesOf(results)
        .Select(axis => $"{ReportWords.Title(axis)} {setting.Processes.Option(axis)}"));

    private static IEnumerable<string> AxesOf(StoredResults results) =>
        results.Manifest.Axes.Where(axis => axis is not SweepPlan.Mechanism);

    private static ReportTable Verdicts(StoredResults results, string[] measures) => new()
    {
        Id = "verdicts",
        Heading = "Do processes and simulator agree?",
        Caption = "Every sample of all runs. They agree unless chance alone would set the two means so far apart less than once in a "
            + "thousand times (permutation test): where nothing is wrong one verdict in a thousand fails. Gap: processes less simulator, "
            + "with its 95 % interval (Zou and Donner 2008).",
        Columns =
        [
            .. AxesOf(results).Select(axis => new ReportColumn(ReportWords.Title(axis))),
            .. measures.Select(measure => results.Names.Of(measure).AxisTitle)
                .SelectMany(title => new[] { $"{title}, processes", $"{title}, simulator", "gap", "verdict" })
                .Select(title => new ReportColumn(title)),
        ],
        Rows =
        [
            .. results.Compared.Select(setting => new ReportRow(
                setting.IsHeld ? Standing.Held : Standing.Failed,
                [
                    .. AxesOf(results).Select(axis => ResultTables.Option(setting.Processes.Option(axis))),
                    .. setting.Measures.Zip(setting.Verdicts).SelectMany(pair => new[]
                    {
                        ReportCell.Of(ReportWords.Estimate(pair.First.Processes)),
                        ReportCell.Of(ReportWords.Estimate(pair.First.Simulated)),
                        ReportCell.Of(EstimateOf(pair.First)), ReportCell.Of(pair.Second.IsHeld ? "agrees" : "does not agree"),
                    }),
                ],
                CommandText.Replay(results.Manifest, setting.Processes))),
        ],
    };

    private static ReportTable Times(StoredResults results, string timed) => new()
    {
        Id = "compared-times",
        Heading = $"How far apart is the {results.Names.Of(timed).Title}?",
        Caption = "Not judged. " + (results.Calibration?.Sentence
            ?? "The simulator is not calibrated: its latency is its own.") + " Ratios: processes by simulator, with "
            + "intervals by those of both between order statistics (Zou and Donner 2008 of the logarithms). KS: the Kolmogorov–Smirnov "
            + "distance, and the chance that samples of one distribution are so far apart.",
        Columns =
        [
            .. AxesOf(results).Select(axis => new ReportColumn(ReportWords.Title(axis))),
            new ReportColumn("median, processes", "ms"), new ReportColumn("median, simulator", "ms"),
            .. new[] { "p50 ratio", "p90 ratio", "p99 ratio", "KS distance", "chance" }.Select(title => new ReportColumn(title)),
        ],
        Rows =
        [
            .. results.Compared.Where(setting => setting.Time is not null).Select(setting => new ReportRow(
                Standing.Measured,
                [
                    .. AxesOf(results).Select(axis => ResultTables.Option(setting.Processes.Option(axis))),
                    .. Cells(setting.Time!),
                ],
                CommandText.Replay(results.Manifest, setting.Processes))),
        ],
    };

    private static IEnumerable<ReportCell> Cells(TimeGap time) =>
    [
        Median(time.Processes), Median(time.Simulated), .. new[] { time.P50, time.P90, time.P99 }.Select(ComparedCells.Of),
        .. ComparedCells.Test(time.Test.Distance, time.Test.Chance),
    ];

    private static ReportCell Median(Summary summary) =>
        ReportCell.Of(new Estimate(summary.P50, summary.P50Interval.Low, summary.P50Interval.High, summary.Count));

    /// <summary>The gap of a measure.</summary>
    internal static Estimate EstimateOf(ComparedMeasure measure) => new(
        measure.Gap.Difference,
        measure.Gap.Interval.Low,
        measure.Gap.Interval.High,
        Math.Min(measure.Processes.Count, measure.Simulated.Count));
}
