namespace Distribution.Experiments;

/// <summary>One number that every run reports.</summary>
/// <param name="Name">As results name it; carries the unit where that is not the period (<c>lastArrivalMs</c>).</param>
/// <param name="Unit">For tables: <c>cycles</c>, <c>ms</c>, <c>messages a node</c>; empty for a fraction.</param>
/// <param name="Help">One line that says what it is.</param>
/// <param name="Kind">What its interval is an interval of.</param>
public sealed record MeasureDefinition(string Name, string Unit, string Help, MeasureKind Kind = MeasureKind.Mean)
{
    /// <summary>As reports call it: lower case, without the unit. Results files keep <see cref="Name"/>.</summary>
    public string Title { get; init; } = Name;

    /// <summary>What a measure is that is declared nowhere, as far as its name says it.</summary>
    internal static MeasureDefinition Undeclared(string name) =>
        new(name, name.EndsWith("Ms", StringComparison.Ordinal) ? "ms" : "", "");

    /// <summary>Whether it is a time.</summary>
    internal bool IsTime => Unit is "ms" or "s" or "cycles" or "periods";

    /// <summary>The title with its unit, as axes and heads of tables have it: <c>last arrival (ms)</c>.</summary>
    internal string AxisTitle => Unit.Length == 0 || Title.EndsWith(Unit, StringComparison.Ordinal)
        || (ReferenceEquals(Title, Name) && !Display.Contains('(', StringComparison.Ordinal))
        ? Title
        : $"{Title} ({Unit})";

    /// <summary>What a sentence about its mean begins with: <c>Mean traffic</c>, <c>The share of runs that reach all</c>.</summary>
    internal string Subject => Kind == MeasureKind.Proportion && !ReferenceEquals(Title, Name) ? $"The share of {Title}"
        : Title.StartsWith("mean ", StringComparison.Ordinal) ? $"M{Title[1..]}"
        : $"Mean {Title}";

    /// <summary>The name with its unit, unless the name says it.</summary>
    internal string Display => Name.EndsWith(Unit, StringComparison.OrdinalIgnoreCase) ? Name : $"{Name} ({Unit})";
}
