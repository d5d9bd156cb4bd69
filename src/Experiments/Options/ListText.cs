namespace Distribution.Experiments;

/// <summary>Lists and ranges as the command line spells them: <c>1,2,3</c>, <c>1..8</c>, <c>1e3..1e6*10</c>, and mixtures.</summary>
internal static class ListText
{
    internal const string Allowed = "one value, a list such as 1,2,3, or a range such as 1..8 or 1e3..1e6*10";

    /// <summary>More values than this are refused.</summary>
    internal const int ValuesMax = 10_000;

    private const string TooMany = "these are more than 10000 values; ";

    // A value has no more commas than this, less one.
    private const int PartsMax = 3;

    /// <summary>The texts of the single values, in order. A text that the option itself takes is one value, so that
    /// <c>uniform:1ms..10ms</c> is no range.</summary>
    /// <param name="flag">The option, for the error.</param>
    /// <param name="text">What was given.</param>
    /// <param name="isValue">Whether a text is one value.</param>
    /// <exception cref="UsageException">An empty entry, a malformed or endless range, or more than <see cref="ValuesMax"/>
    /// values.</exception>
    internal static IReadOnlyList<string> Expand(string flag, string text, Func<string, bool> isValue)
    {
        if (isValue(text))
        {
            return [text];
        }

        var values = new List<string>();
        var entries = text.Split(',');
        for (var at = 0; at < entries.Length; at++)
        {
            // A value may hold commas itself: small-world:4,0.1.
            var entry = entries[at];
            for (var parts = 2; !isValue(entry) && parts <= Math.Min(PartsMax, entries.Length - at); parts++)
            {
                if (string.Join(',', entries, at, parts) is var joined && isValue(joined))
                {
                    entry = joined;
                    at += parts - 1;
                }
            }

            if (Refusal(entry, isValue, values) is { } reason)
            {
                throw new UsageException($"{flag} '{UsageException.Shown(text)}': {reason}allowed are {Allowed}");
            }
        }

        return values;
    }

    // Adds the values of an entry; null, or why it cannot, ready to be followed by what can.
    private static string? Refusal(string entry, Func<string, bool> isValue, List<string> values)
    {
        if (entry.Length == 0)
        {
            return "an entry is empty; ";
        }

        var dots = entry.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || isValue(entry))
        {
            // What is no value is refused by the option itself, with the values that it allows.
            values.Add(entry);
            return values.Count <= ValuesMax ? null : TooMany;
        }

        var end = entry[(dots + 2)..];
        var factor = 0m;
        var star = end.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0)
        {
            if (!NumberText.TryExact(end[(star + 1)..], out factor) || factor <= 1)
            {
                return "the factor of a range must be a number above 1; ";
            }

            end = end[..star];
        }

        return NumberText.TryExact(entry[..dots], out var first) && NumberText.TryExact(end, out var last)
            ? Refusal(first, last, factor, values)
            : "";
    }

    private static string? Refusal(decimal first, decimal last, decimal factor, List<string> values)
    {
        var isStepOne = factor == 0;
        if (first > last)
        {
            return "the range ends before it begins; ";
        }

        if (isStepOne ? first != decimal.Truncate(first) || last != decimal.Truncate(last) : first <= 0)
        {
            return isStepOne ? "a range without a factor has whole ends; " : "a range with a factor begins above 0; ";
        }

        for (var value = first; value <= last; value = isStepOne ? value + 1 : value * factor)
        {
            if (values.Count == ValuesMax)
            {
                return TooMany;
            }

            values.Add(NumberText.Write((double)value));
            if (!isStepOne && value > last / factor)
            {
                break;
            }
        }

        return null;
    }
}
