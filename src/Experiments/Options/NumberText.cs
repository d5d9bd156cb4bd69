using System.Globalization;
using Distribution.Simulator;

namespace Distribution.Experiments;

/// <summary>Numbers as the command line spells them, whatever the culture: digits, a point, a power of ten; no thousands separators, no
/// blanks.</summary>
internal static class NumberText
{
    internal const string ProbabilityAllowed = "probabilities from 0 to 1, such as 0.01 or 1%";

    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;

    /// <summary>A finite number.</summary>
    internal static bool TryNumber(string text, out double value) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && !text.StartsWith('+');

    /// <summary>A number that decimal arithmetic holds exactly.</summary>
    internal static bool TryExact(string text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && !text.StartsWith('+');

    /// <summary>A whole number of a range, both ends included; <c>1e6</c> is one.</summary>
    internal static bool TryWhole(string text, long min, long max, out long value)
    {
        value = 0;
        if (!TryExact(text, out var number) || number != decimal.Truncate(number) || number < min || number > max)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Whether two texts spell one value: <c>1e3</c> and <c>1000</c>, <c>1%</c> and <c>0.01</c>, or the same word.</summary>
    internal static bool AreSame(string one, string other) => string.Equals(one, other, StringComparison.Ordinal)
        || (TryNumber(one, out var left) && TryNumber(other, out var right) && left.Equals(right))
        || (TryProbability(one, out left) && TryProbability(other, out right) && left.Equals(right));

    /// <summary>A seed: an unsigned 64-bit number in decimal digits.</summary>
    internal static bool TrySeed(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>A probability: <c>0.01</c>, <c>1e-3</c> or <c>1%</c>.</summary>
    internal static bool TryProbability(string text, out double value)
    {
        var isRead = Probability.TryParse(text, out var probability);
        value = probability.Value;
        return isRead;
    }

    /// <summary>The shortest text that reads back as the same number: <c>0.01</c>, <c>1E-07</c>.</summary>
    internal static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The same into a text that is being written, without allocating.</summary>
    internal static void Write(TextWriter output, double value)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        output.Write(text[..length]);
    }

    /// <summary>Digits alone.</summary>
    internal static string Write(long value) => value.ToString(CultureInfo.InvariantCulture);
}
