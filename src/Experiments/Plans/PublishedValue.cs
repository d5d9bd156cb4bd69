namespace Distribution.Experiments.Plans;

/// <summary>A number that a paper reports for one cell of a plan.</summary>
/// <param name="Mechanism">The grid; empty: the plan's own.</param>
/// <param name="Options">Options that say which cell, by name.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Value">The number.</param>
/// <param name="Source">The paper.</param>
internal sealed record PublishedValue(
    string Mechanism, IReadOnlyList<KeyValuePair<string, string>> Options, string Measure, double Value, string Source)
{
    /// <summary>The numbers of a plan that has been checked.</summary>
    internal static IEnumerable<PublishedValue> In(YamlValue document)
    {
        foreach (var grid in (document.Member(PlanKey.Grids.Name)?.Items ?? []).Prepend(document))
        {
            if (grid.Member(PlanKey.Published.Name) is { } published)
            {
                var mechanism = ReferenceEquals(grid, document) ? "" : grid.Member(PlanKey.Title.Name)?.Text ?? "";
                var source = published.Member(PlanKey.Source.Name)?.Text ?? "";
                foreach (var value in (published.Member(PlanKey.Rows.Name)?.Items ?? []).SelectMany(row => OfRow(row, mechanism, source)))
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>Whether a value is a number.</summary>
    internal static bool IsNumber(YamlValue value) => value.Text is { } text && NumberText.TryNumber(text, out _);

    private static IEnumerable<PublishedValue> OfRow(YamlValue row, string mechanism, string source)
    {
        var at = row.Member(PlanPublished.At);
        KeyValuePair<string, string>[] options =
            [.. (at?.Members ?? []).Select(member => KeyValuePair.Create(member.Name, member.Value.Text ?? ""))];
        foreach (var member in (row.Members ?? []).Where(member => IsNumber(member.Value)))
        {
            _ = NumberText.TryNumber(member.Value.Text!, out var value);
            yield return new PublishedValue(mechanism, options, member.Name, value, source);
        }
    }
}
