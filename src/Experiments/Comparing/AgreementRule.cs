using Distribution.Experiments.Reports;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Comparing;

/// <summary>When processes and simulator agree.</summary>
internal static class AgreementRule
{
    /// <summary>Means are told apart where chance alone would set them so far apart less often than this: where nothing is wrong one
    /// verdict in a thousand fails.</summary>
    internal const double ChanceLeast = 0.001;

    /// <summary>So many of the repeats must have medians within the gap that was asked for.</summary>
    internal const double RepeatsLeast = 0.8;

    /// <summary>Whether one measure has one mean on both sides.</summary>
    internal static ComparisonVerdict OfMean(ComparedMeasure measure, IReadOnlyList<double> processes, IReadOnlyList<double> simulated)
    {
        var chance = PermutationTest.ChanceOf([.. processes.Where(double.IsFinite)], [.. simulated.Where(double.IsFinite)]);
        var (gap, name) = (measure.Gap, measure.Definition.Name);
        var isHeld = chance >= ChanceLeast;
        var decimals = NumberDisplay.Decimals(gap.Difference, gap.Interval);
        return new ComparisonVerdict(name, isHeld, $"{name} {(isHeld ? "agrees" : "does not agree")}: "
            + $"{Mean(measure.Processes)} on processes, {Mean(measure.Simulated)} in the simulator, gap {Number(gap.Difference)} "
            + $"({Number(gap.Interval.Low)} to {Number(gap.Interval.High)}), chance {NumberDisplay.OfChance(chance)}");

        // The interval of the gap is the widest: what it does not bear, nobody can compare.
        string Number(double value) => NumberDisplay.Of(value, decimals);

        string Mean(Summary summary) => NumberDisplay.Of(summary.Mean, Math.Max(decimals, Format.DecimalsOffTheEnds(summary.Mean)));
    }

    /// <summary>Whether the medians of a time are close enough in so many of the repeats.</summary>
    /// <param name="measure">Which time.</param>
    /// <param name="repeats">It, in each repeat.</param>
    /// <param name="allowed">How far apart medians may be: 0.25 allows ratios from 0.8 to 1.25.</param>
    internal static ComparisonVerdict OfMedians(string measure, IReadOnlyList<TimeGap> repeats, double allowed)
    {
        var close = repeats.Count(repeat => repeat.P50.IsWithin(allowed));
        return new ComparisonVerdict(
            measure,
            close >= RepeatsLeast * repeats.Count,
            $"the medians of {measure} are within {NumberText.Write(100 * allowed)} % in {close} of {repeats.Count} "
                + $"{(repeats.Count == 1 ? "repeat" : "repeats")}: "
                + $"ratios {string.Join(", ", repeats.Select(repeat => NumberDisplay.Of(repeat.P50.Value, 2)))}");
    }
}
