using System.Text.RegularExpressions;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Composing;

/// <summary>How a report writes what sets processes and simulator apart.</summary>
internal static partial class ComparedCells
{
    private const int DistanceDecimals = 3;
    private const int DigitsWithoutInterval = 2;

    /// <summary>A ratio with its interval, in the digits that its own interval bears: ratios of a column may be hundreds of times
    /// apart.</summary>
    internal static ReportCell Of(Ratio ratio) => Of(EstimateOf(ratio));

    /// <summary>The same of an estimate.</summary>
    internal static ReportCell Of(Estimate ratio) => ReportCell.Of(ratio, Format.Value(ratio));

    /// <summary>A ratio as an estimate; without an interval two digits of it.</summary>
    internal static Estimate EstimateOf(Ratio ratio) => EstimateOf(ratio.Value, ratio.Interval.Low, ratio.Interval.High);

    /// <summary>The same.</summary>
    internal static Estimate EstimateOf(double ratio, double low, double high)
    {
        var estimate = new Estimate(ratio, low, high, 0);
        if (estimate.HasInterval || !(ratio > 0))
        {
            return estimate;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(ratio)) - DigitsWithoutInterval + 1);
        return estimate with { Value = step < 1 ? Math.Round(ratio / step) / Math.Round(1 / step) : Math.Round(ratio / step) * step };
    }

    /// <summary>The Kolmogorov-Smirnov distance as a number that has no interval.</summary>
    internal static Estimate EstimateOf(double distance) =>
        new(Math.Round(distance, DistanceDecimals), double.NaN, double.NaN, 0);

    /// <summary>Distance and chance.</summary>
    internal static IEnumerable<ReportCell> Test(double distance, double chance) =>
    [
        ReportCell.Of(EstimateOf(distance)),
        ReportCell.Of(new Estimate(chance, double.NaN, double.NaN, 0), NumberDisplay.OfChance(chance)),
    ];

    /// <summary>A sentence of a terminal with the minus sign of a page.</summary>
    internal static string Typeset(string sentence) => AsciiMinus().Replace(sentence, "−");

    [GeneratedRegex(@"(?<![\w-])-(?=[0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AsciiMinus();
}
