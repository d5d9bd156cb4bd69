using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>Differences of settings that share their random numbers, run by run.</summary>
internal static class DifferenceTable
{
    private const int MeasuresMax = 3;

    /// <summary>A line for each pair of settings; none where there are no pairs, or too many settings to read the runs of all.</summary>
    internal static IEnumerable<ReportTable> Of(StoredResults results, PlanDisplay display)
    {
        var axes = results.Manifest.Axes;
        if (results.Manifest.Verb is not "sweep" || results.Survey.Count > RowExtremes.Most || RuleOf(results, display) is not { } rule)
        {
            return [];
        }

        string[] measures = display.Measures.Count > 0
            ? [.. display.Measures.Take(MeasuresMax)]
            : results.Survey.Measures.Count == 0 ? []
            : [PairedDifference.MainOf(results.Rows, [.. results.Survey.Measures.Select(measure => measure.Name)])];
        var lines = PairedDifference.Of(rule, results.Rows, axes, [.. measures.Select(results.Names.Of)], results.RunsOf);
        return lines.Count == 0 ? [] : [TableOf(results, rule, [.. axes.Where(axis => axis != rule.Axis)], measures, lines)];
    }

    private static PairRule? RuleOf(StoredResults results, PlanDisplay display) => PairRule.Of(
        [.. results.Manifest.Axes.Select(axis => new SweepAxis(axis, results.ValuesOf(axis)))], display.Baseline);

    private static ReportTable TableOf(
        StoredResults results, PairRule rule, string[] others, string[] measures, IReadOnlyList<PairedDifference> lines)
    {
        int[] decimals = [.. measures.Select((_, index) => Format.Decimals(lines.Select(line => Paired(line.Gaps[index]))))];
        return new ReportTable
        {
            Id = "differences",
            Heading = "Differences, run by run",
            Caption = $"Every {ReportWords.Title(rule.Axis)} less {rule.Baseline ?? "the one before it"}, all else equal. "
                + "Paired: run i of both settings has the same seed, and the 95 % interval is that of the mean of the differences of "
                + $"{ReportWords.Runs(results.Survey)}, {MeanInterval.Definition}; without one where the difference is the same in every "
                + "run and no such events are known. Unpaired: what the interval would be if the runs were independent (Zou and Donner "
                + "2008).",
            Columns =
            [
                .. others.Select(axis => new ReportColumn(ReportWords.Title(axis))),
                new ReportColumn(ReportWords.Title(rule.Axis)), new ReportColumn("less"),
                .. measures.SelectMany(measure => new[] { $"{results.Names.Of(measure).AxisTitle}, difference", "unpaired" })
                    .Select(title => new ReportColumn(title)),
            ],
            Rows =
            [
                .. lines.Select(line => new ReportRow(
                    Standing.Measured,
                    [
                        .. others.Append(rule.Axis).Select(axis => ResultTables.Option(line.Setting.Option(axis))),
                        ResultTables.Option(line.Less.Option(rule.Axis)),
                        .. line.Gaps.SelectMany((gap, index) => new[]
                        {
                            ReportCell.Of(Paired(gap)), ReportCell.Of(Format.Interval(Unpaired(gap), decimals[index])),
                        }),
                    ],
                    CommandText.Replay(results.Manifest, line.Setting))),
            ],
        };
    }

    private static Estimate Paired(PairedGap gap) => new(gap.Difference, gap.Interval.Low, gap.Interval.High, gap.Count);

    private static Estimate Unpaired(PairedGap gap) => new(gap.Difference, gap.Unpaired.Low, gap.Unpaired.High, gap.Count);
}
