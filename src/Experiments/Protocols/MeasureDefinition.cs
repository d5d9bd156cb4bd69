namespace Distribution.Experiments;

/// <summary>One number that every run reports.</summary>
/// <param name="Name">As results name it; carries the unit where that is not the period (<c>lastArrivalMs</c>).</param>
/// <param name="Unit">For tables: <c>cycles</c>, <c>ms</c>, <c>messages a node</c>; empty for a fraction.</param>
/// <param name="Help">One line that says what it is.</param>
/// <param name="Kind">What its interval is an interval of.</param>
public sealed record MeasureDefinition(string Name, string Unit, string Help, MeasureKind Kind = MeasureKind.Mean)
{
    /// <summary>The name with its unit, unless the name says it.</summary>
    internal string Display => Name.EndsWith(Unit, StringComparison.OrdinalIgnoreCase) ? Name : $"{Name} ({Unit})";
}
