using System.Globalization;

namespace Distribution.Protocol;

/// <content>Durations as people write them.</content>
public readonly partial record struct Duration
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // Longer names first where one ends with another.
    private static readonly (string Name, long Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ];

    /// <summary>Reads a number from 0 up and a unit, <c>200ms</c>, <c>1.5s</c>, <c>2m</c>; the units are <c>ns us ms s m h</c>. Reads
    /// what
    /// <see cref="ToString"/> writes of durations that are not negative, whatever the culture.</summary>
    /// <returns>False for anything else, and for what is no whole number of nanoseconds.</returns>
    public static bool TryParse(string text, out Duration duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        duration = default;
        foreach (var (name, size) in Units)
        {
            if (text.EndsWith(name, StringComparison.Ordinal))
            {
                return TryScale(text.AsSpan(0, text.Length - name.Length), size, out duration);
            }
        }

        return false;
    }

    private static bool TryScale(ReadOnlySpan<char> number, long unit, out Duration duration)
    {
        duration = default;
        if (!decimal.TryParse(number, Style, CultureInfo.InvariantCulture, out var count)
            || count < 0
            || count > (decimal)long.MaxValue / unit)
        {
            return false;
        }

        var nanoseconds = count * unit;
        if (nanoseconds != decimal.Truncate(nanoseconds))
        {
            return false;
        }

        duration = new Duration((long)nanoseconds);
        return true;
    }
}
