using Distribution.Experiments.Results;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Sweeps;

/// <summary>Two settings that are compared run by run.</summary>
/// <param name="Setting">The one.</param>
/// <param name="Less">The other, which is taken away.</param>
/// <param name="Gaps">A gap for each measure that was asked for.</param>
internal sealed record PairedDifference(ResultRow Setting, ResultRow Less, IReadOnlyList<PairedGap> Gaps)
{
    /// <summary>All pairs of a rule, in the order of the rows; without those that have no run with any of the measures.</summary>
    /// <param name="rule">Which pairs.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="axes">The axes of the sweep.</param>
    /// <param name="measures">The measures.</param>
    /// <param name="runsOf">A measure of every run of a row, in run order.</param>
    internal static IReadOnlyList<PairedDifference> Of(
        PairRule rule,
        IReadOnlyList<ResultRow> rows,
        IReadOnlyList<string> axes,
        IReadOnlyList<MeasureDefinition> measures,
        Func<ResultRow, string, IReadOnlyList<double>> runsOf) =>
    [
        .. rule.PairsOf(rows, axes)
            .Select(pair => new PairedDifference(
                pair.Setting,
                pair.Less,
                [
                    .. measures.Select(measure => PairedGap.Between(
                        runsOf(pair.Setting, measure.Name),
                        runsOf(pair.Less, measure.Name),
                        measure.Kind,
                        pair.Setting.Trials,
                        pair.Less.Trials)),
                ]))
            .Where(difference => difference.Gaps.Any(gap => gap.Count > 0)),
    ];

    /// <summary>The measure to compare by where a plan names none: the first that is not one value in all runs, of which every difference
    /// is zero; else the first.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="measures">The measures, at least one.</param>
    internal static string MainOf(IReadOnlyList<ResultRow> rows, IReadOnlyList<string> measures) =>
        measures.FirstOrDefault(measure => IsChanging([.. rows.Select(row => row.Measure(measure).Summary)])) ?? measures[0];

    private static bool IsChanging(IReadOnlyList<Summary> summaries) =>
        summaries.Any(summary => summary.Min < summary.Max)
        || summaries.Select(summary => summary.Mean).Where(double.IsFinite).Distinct().Skip(1).Any();
}
