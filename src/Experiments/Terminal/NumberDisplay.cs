using System.Globalization;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Terminal;

/// <summary>Numbers in tables: digits that the interval justifies, thousands grouped.</summary>
internal static class NumberDisplay
{
    /// <summary>Stands for a number that the runs do not give.</summary>
    internal const string Missing = "-";

    private const int DecimalsMax = 9;

    /// <summary>How many decimals show two digits of the interval's half-width; without an interval four digits of the mean.</summary>
    internal static int Decimals(Summary summary) => Decimals(summary.Mean, summary.Interval);

    /// <summary>The same of a mean and its interval.</summary>
    internal static int Decimals(double mean, Interval interval)
    {
        var half = interval.Width / 2;
        var isKnown = half > 0;
        var size = Math.Abs(isKnown ? half : mean);
        if (!(size > 0) || (!isKnown && mean == Math.Floor(mean)))
        {
            return 0;
        }

        return Math.Clamp((isKnown ? 1 : 3) - (int)Math.Floor(Math.Log10(size)), 0, DecimalsMax);
    }

    /// <summary>A number with so many decimals.</summary>
    internal static string Of(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }

        // What is rounded to zero has no sign.
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.StartsWith('-') && !text.Any(digit => digit is >= '1' and <= '9') ? text[1..] : text;
    }

    /// <summary>An interval from end to end, since its ends need not be equally far from the number: <c>0.912 .. 0.971</c>.</summary>
    internal static string Of(Interval interval, int decimals) =>
        double.IsNaN(interval.Width) ? Missing : $"{Of(interval.Low, decimals)} .. {Of(interval.High, decimals)}";

    /// <summary>A number without an interval, three digits and at least one decimal: one that is small is not rounded away. A whole number
    /// has none.</summary>
    internal static string OfSingle(double value) => Of(
        value,
        double.IsInteger(value) || !double.IsFinite(value)
            ? 0
            : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 1, DecimalsMax));

    /// <summary>A chance, two digits and at most four decimals: one that is too small to show is no zero.</summary>
    internal static string OfChance(double chance) => chance switch
    {
        < 1e-4 => "< 0.0001",
        > 0.995 and < 1 => "> 0.99",
        _ => Of(chance, chance is 1 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(chance)), 2, 4)),
    };

    /// <summary>A whole number.</summary>
    internal static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As <c>1 run</c> or <c>200 runs</c>.</summary>
    internal static string OfRuns(long count) => count == 1 ? "1 run" : Of(count) + " runs";

    /// <summary>As <c>1 of 1 setting</c> or <c>2 of 3 settings</c>.</summary>
    internal static string OfSettings(long some, long all) => $"{Of(some)} of {Of(all)} {(all == 1 ? "setting" : "settings")}";

    /// <summary>A time of a program, three digits: <c>350 ms</c>, <c>1.25 s</c>, <c>3 min 20 s</c>.</summary>
    internal static string OfSeconds(double seconds) => seconds switch
    {
        < 0.9995 => Of(seconds * 1e3, seconds < 0.01 ? 1 : 0) + " ms",
        < 60 => Of(seconds, seconds < 9.995 ? 2 : 1) + " s",
        _ => Of((long)(seconds / 60)) + " min " + Of((long)(seconds % 60)) + " s",
    };

    /// <summary>Bytes in steps of 1,000,000.</summary>
    internal static string OfBytes(long bytes) => Of(bytes / 1e6, bytes < 10_000_000 ? 1 : 0) + " MB";
}
