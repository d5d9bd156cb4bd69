using System.Globalization;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The label of a tick: text, and a power of ten set as a superscript after it.</summary>
internal readonly record struct TickLabel(string Text, int? Exponent = null)
{
    private const int MaxDecimals = 5;

    public string ExponentText => Exponent is { } exponent ? Format.Number(exponent, 0) : "";

    public double Width => TextMetrics.Width(Text, TextMetrics.Label) + TextMetrics.Width(ExponentText, TextMetrics.Superscript);

    /// <summary>The label as plain text, for tables and descriptions.</summary>
    public override string ToString() => Exponent is null ? Text : $"{Text}^{ExponentText}";

    /// <summary>Labels of evenly spaced values: decimals alike, or one common power of ten when the values are large or small.</summary>
    public static TickLabel[] Even(IReadOnlyList<double> ticks)
    {
        var largest = ticks.Max(Math.Abs);
        var decimals = ticks.Max(Needed);
        if (decimals <= MaxDecimals && largest < 1e6)
        {
            return [.. ticks.Select(tick => new TickLabel(Format.Number(tick, decimals)))];
        }

        var exponent = (int)Math.Floor(Math.Log10(largest));
        var scaled = ticks.Select(tick => Scaled(tick, exponent)).ToArray();
        var scaledDecimals = Math.Min(scaled.Max(Needed), 12);
        return [.. scaled.Select(value => new TickLabel(Format.Number(value, scaledDecimals) + "×10", exponent))];
    }

    /// <summary>Labels that show each value with the decimals it needs: 0.01, 0.1, 1, 10.</summary>
    public static TickLabel[] Decimals(IReadOnlyList<double> ticks) =>
        [.. ticks.Select(tick => new TickLabel(Format.Number(tick, Math.Min(Needed(tick), 12))))];

    /// <summary>Labels as powers of ten, with a factor before all of them if one of them needs it.</summary>
    public static TickLabel[] Powers(IReadOnlyList<double> ticks)
    {
        var parts = ticks.Select(tick =>
        {
            var exponent = (int)Math.Floor(Math.Log10(tick) + 1e-12);
            return (Factor: Scaled(tick, exponent), Exponent: exponent);
        }).ToArray();
        var decimals = Math.Min(parts.Max(part => Needed(part.Factor)), 12);
        var plain = decimals == 0 && parts.All(part => part.Factor == 1);
        return [.. parts.Select(part => new TickLabel(plain ? "10" : Format.Number(part.Factor, decimals) + "×10", part.Exponent))];
    }

    private static double Scaled(double value, int exponent) =>
        Math.Round(exponent < 0 ? value * Math.Pow(10, -exponent) : value / Math.Pow(10, exponent), 12);

    // Fifteen digits give every short decimal back as it is; a sixteenth makes 0.9399999999999999 of 0.94.
    private static int Needed(double value)
    {
        var text = Math.Abs(value).ToString("E14", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var digits = text.AsSpan(0, mark).TrimEnd('0').Length - 2;
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return value == 0 ? 0 : Math.Max(0, Math.Max(digits, 0) - exponent);
    }
}
