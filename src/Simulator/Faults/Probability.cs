using System.Globalization;

namespace Distribution.Simulator;

/// <summary>A probability as people write it.</summary>
/// <param name="Value">0 .. 1.</param>
public readonly record struct Probability(double Value)
{
    /// <summary>Reads <c>0.05</c> or <c>5%</c>, whatever the culture.</summary>
    /// <returns>False for anything else and for what is not in 0 .. 1.</returns>
    public static bool TryParse(string text, out Probability probability)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isPercentage = text.EndsWith('%');
        var isNumber = decimal.TryParse(
            isPercentage ? text.AsSpan(0, text.Length - 1) : text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number);

        // Decimal, so that 1% is the same number as 0.01.
        probability = new Probability((double)(isPercentage ? number / 100 : number));
        return isNumber && probability.Value is >= 0 and <= 1;
    }

    /// <summary>Half of it; null: it is so small that less makes no sense.</summary>
    internal Probability? Half => Value > 0.02 ? new Probability(Value / 2) : null;

    /// <summary>As <c>0.05</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Why it cannot be the value of a member; null: it can.</summary>
    internal string? OutOfRange(string member) => Value is >= 0 and <= 1 ? null : $"{member} is a probability from 0 to 1";
}
