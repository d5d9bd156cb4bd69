using System.Globalization;

namespace Distribution.Experiments.Reports;

/// <summary>Numbers as readers see them: digits justified by the interval, thousands grouped by commas, a true minus sign, a
/// non-breaking space before the unit, and never a proportion rounded up to 1. Culture-free; safe for use by several threads.</summary>
public static class Format
{
    /// <summary>Stands for a number that does not exist, such as the mean of no runs.</summary>
    public const string Missing = "–";

    private const int MaxDecimals = 12;
    private const double PlainLimit = 1e15;
    private const double Rounding = 1e-10;

    /// <summary>A number with exactly so many decimals (0 to 12): <c>11,203</c>, <c>−0.50</c>. Magnitudes from 1e15 on are written
    /// with a power of ten. Infinities are <c>∞</c> and <c>−∞</c>; not-a-number is <see cref="Missing"/>.</summary>
    public static string Number(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? Missing : value > 0 ? "∞" : "−∞";
        }

        var format = Math.Abs(value) < PlainLimit ? "N" + decimals.ToString(CultureInfo.InvariantCulture) : "0.###E+0";
        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        var isZero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return value < 0 && !isZero ? "−" + text : text;
    }

    /// <summary>A whole number with grouped thousands: <c>11,203</c>.</summary>
    public static string Count(long value) => Number(value, 0);

    /// <summary>The value of an estimate with the digits its own interval justifies.</summary>
    public static string Value(Estimate estimate) => Number(estimate.Value, Decimals(estimate));

    /// <summary>The interval with the same digits as <see cref="Value"/>: <c>0.9988 – 0.9992</c>; <see cref="Missing"/> without
    /// one.</summary>
    public static string Interval(Estimate estimate) => Interval(estimate, Decimals(estimate));

    /// <summary>The interval with exactly so many decimals (0 to 12); <see cref="Missing"/> without one.</summary>
    public static string Interval(Estimate estimate, int decimals) => estimate.HasInterval
        ? $"{Number(estimate.Low, decimals)} – {Number(estimate.High, decimals)}"
        : Missing;

    /// <summary>A number and its unit, kept on one line: <c>12.3 ms</c>. An empty unit adds nothing.</summary>
    public static string WithUnit(string number, string unit) => unit.Length == 0 ? number : $"{number}\u00A0{unit}";

    /// <summary>Decimals that show two significant digits of the interval's half-width, or four of the value where there is no
    /// interval, of a number that is known exactly as few as it has; more where fewer would show a proportion other than 0 and 1
    /// as 0 or 1. From 0 to 12.</summary>
    public static int Decimals(Estimate estimate)
    {
        // An interval as wide as rounding errors is that of a constant.
        var (value, halfWidth) = (estimate.Value, estimate.HalfWidth > Rounding * Math.Abs(estimate.Value) ? estimate.HalfWidth : 0);
        if (!double.IsFinite(value) || (value == Math.Floor(value) && !(halfWidth > 0)))
        {
            return 0;
        }

        var decimals = halfWidth > 0 ? Significant(halfWidth, 2) : estimate.Count == 0 ? OfExact(value) : Significant(value, 4);
        return Math.Max(decimals, DecimalsOffTheEnds(value));
    }

    /// <summary>The decimals of a column: the most any of its estimates needs, so that the column lines up. 0 for no estimates.</summary>
    public static int Decimals(IEnumerable<Estimate> column) => column.Select(Decimals).DefaultIfEmpty(0).Max();

    /// <summary>The fewest decimals that show a proportion other than 0 and 1 as neither: 0.9997 with a wide interval would round to 1.00,
    /// which claims that nothing was ever missed. 0 for what is no proportion.</summary>
    internal static int DecimalsOffTheEnds(double value)
    {
        if (value is not (> 0 and < 1))
        {
            return 0;
        }

        var distance = Math.Min(value, 1 - value);
        var decimals = (int)Math.Clamp(Math.Ceiling(-Math.Log10(2 * distance)), 0, MaxDecimals);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded is 0 or 1 ? Math.Min(decimals + 1, MaxDecimals) : decimals;
    }

    // A number that is known exactly, such as an option, needs no zeros at its end.
    private static int OfExact(double value)
    {
        var decimals = Significant(value, 4);
        while (decimals > 0 && Math.Abs(Math.Round(value, decimals - 1) - value) <= Rounding * Math.Abs(value))
        {
            decimals--;
        }

        return decimals;
    }

    private static int Significant(double value, int digits)
    {
        if (value == 0)
        {
            return 0;
        }

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return Math.Clamp(digits - 1 - exponent, 0, MaxDecimals);
    }
}
