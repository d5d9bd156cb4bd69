using Distribution.Protocol;

namespace Distribution.Experiments;

/// <summary>Durations as the command line spells them: a number from 0 up and a unit, <c>200ms</c>, <c>1.5s</c>, <c>2m</c>; the units are
/// <c>ns us ms s m h</c>.</summary>
internal static class DurationText
{
    // Longer units first where one ends with another.
    private static readonly (string Name, long Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ];

    /// <summary>Reads a duration of whole nanoseconds; false for anything else.</summary>
    internal static bool TryRead(string text, out Duration duration)
    {
        duration = default;
        foreach (var (name, size) in Units)
        {
            if (text.EndsWith(name, StringComparison.Ordinal))
            {
                return TryScale(text[..^name.Length], size, out duration);
            }
        }

        return false;
    }

    private static bool TryScale(string number, long unit, out Duration duration)
    {
        duration = default;
        if (!NumberText.TryExact(number, out var count) || count < 0 || count > (decimal)long.MaxValue / unit)
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
