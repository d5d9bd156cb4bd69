namespace Distribution.Experiments;

/// <summary>What the values of an option look like, for those who check without reading: the JSON schema of plans. It takes everything
/// that the option takes, and of the rest as little as can be said. Immutable.</summary>
internal sealed record ValueForm
{
    /// <summary>A number without a sign, as a part of <see cref="Texts"/>.</summary>
    internal const string Unsigned = @"([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?";

    /// <summary>A number.</summary>
    internal const string Signed = "-?" + Unsigned;

    /// <summary>A length of time.</summary>
    internal const string Time = Unsigned + "(ns|us|ms|s|m|h)";

    private ValueForm()
    {
    }

    /// <summary>A regular expression of the whole text of a value: a number, too, may stand in quotes.</summary>
    internal string Texts { get; private init; } = "";

    /// <summary>The texts where there are few; empty: <see cref="Texts"/> says which.</summary>
    internal IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Whether a number is a value.</summary>
    internal bool IsNumber { get; private init; }

    /// <summary>Whether it has to be whole.</summary>
    internal bool IsWhole { get; private init; }

    /// <summary>The least number; null: there is none.</summary>
    internal decimal? Min { get; private init; }

    /// <summary>Whether <see cref="Min"/> is none itself.</summary>
    internal bool IsAboveMin { get; private init; }

    /// <summary>The greatest number; null: there is none.</summary>
    internal decimal? Max { get; private init; }

    /// <summary>Numbers of a range, both ends included.</summary>
    /// <param name="isWhole">Whether they are whole.</param>
    /// <param name="min">The least; null: no end.</param>
    /// <param name="max">The most; null: no end.</param>
    /// <param name="texts">How they are spelled.</param>
    internal static ValueForm Numbers(bool isWhole, decimal? min, decimal? max, string texts = Signed) =>
        new() { IsNumber = true, IsWhole = isWhole, Min = min, Max = max, Texts = texts };

    /// <summary>Numbers above 0.</summary>
    /// <param name="texts">How they are spelled, and what else is allowed.</param>
    internal static ValueForm Above0(string texts) => new() { IsNumber = true, Min = 0, IsAboveMin = true, Texts = texts };

    /// <summary>Texts that are no numbers.</summary>
    internal static ValueForm Of(string texts) => new() { Texts = texts };

    /// <summary>Some words.</summary>
    internal static ValueForm OneOf(params IReadOnlyList<string> words) => new() { Words = words };
}
