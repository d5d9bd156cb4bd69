using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Plans;

/// <summary>Checks what a plan says that papers report.</summary>
/// <param name="place">Says where errors are.</param>
internal sealed class PlanPublished(PlanPlace place)
{
    /// <summary>The member of a row that says which cell it is of.</summary>
    internal const string At = "at";

    /// <summary>Checks all of a plan.</summary>
    /// <exception cref="UsageException">An option or a measure is none of the grid's, or a value no number.</exception>
    internal void Check(YamlValue document, IReadOnlyList<SweepGrid> grids)
    {
        foreach (var grid in (document.Member(PlanKey.Grids.Name)?.Items ?? []).Prepend(document))
        {
            if (grid.Member(PlanKey.Published.Name) is { } published)
            {
                var protocols = ReferenceEquals(grid, document) ? grids : [.. grids.Where(each => each.Place == place.Of(grid))];
                Check(published, protocols[0].Protocol);
            }
        }
    }

    private void Check(YamlValue published, IListedProtocol protocol)
    {
        place.Members(published, PlanKey.Published.Name, PlanKey.OfPublished);
        foreach (var key in PlanKey.OfPublished.Where(key => published.Member(key.Name) is null))
        {
            throw place.Error(published, $"published has no {key.Name}; allowed are objects with source and rows");
        }

        place.Text(published.Member(PlanKey.Source.Name)!, PlanKey.Source.Name);
        var rows = published.Member(PlanKey.Rows.Name)!;
        foreach (var row in rows.Items ?? throw place.Error(rows, "rows is no list; allowed are lists of objects"))
        {
            CheckRow(row, protocol);
        }
    }

    private void CheckRow(YamlValue row, IListedProtocol protocol)
    {
        string[] measures = [.. protocol.Measures.Select(measure => measure.Name)];
        foreach (var member in place.Members(row, "a row"))
        {
            if (member.Name is At)
            {
                CheckPlace(member.Value, protocol);
            }
            else if (!measures.Contains(member.Name, StringComparer.Ordinal))
            {
                throw place.Unknown(member, $"no measure of {protocol.Name}", [At, .. measures]);
            }
            else if (!PublishedValue.IsNumber(member.Value))
            {
                throw place.Error(member.Value, $"{member.Name} is no number; allowed are numbers such as 0.18");
            }
        }
    }

    private void CheckPlace(YamlValue at, IListedProtocol protocol)
    {
        foreach (var member in place.Members(at, At))
        {
            var option = protocol.Options.FirstOrDefault(option => string.Equals(option.Name, member.Name, StringComparison.Ordinal))
                ?? throw place.Unknown(
                    member, $"no option of {protocol.Name}", [.. protocol.Options.Select(option => option.Name)]);
            var text = place.Text(member.Value, option.Name);
            place.At(member.Value, () => option.Read(text));
        }
    }
}
