using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Plans;

/// <summary>Reads the grids of a plan.</summary>
/// <param name="place">Says where errors are.</param>
/// <param name="catalog">What there is to run.</param>
/// <param name="load">Libraries that child processes load.</param>
internal sealed class PlanGrids(PlanPlace place, Catalog catalog, IReadOnlyList<string> load)
{
    private readonly PlanProtocols protocols = new(place, catalog, load);

    /// <summary>The grids of a plan, in order.</summary>
    /// <exception cref="UsageException">Something in them is not allowed.</exception>
    internal IReadOnlyList<SweepGrid> Read(YamlValue document)
    {
        var kind = protocols.KindOf(document);
        if (document.Member(PlanKey.Grids.Name) is not { } grids)
        {
            return GridsOf(document, null, kind);
        }

        var items = grids.Items ?? throw place.Error(grids, "grids is no list; allowed are lists of objects, each with a name");
        return items.Count > 0
            ? [.. items.SelectMany(grid => GridsOf(document, grid, kind))]
            : throw place.Error(grids, "grids is an empty list; allowed is one grid or more");
    }

    private IReadOnlyList<SweepGrid> GridsOf(YamlValue document, YamlValue? grid, PlanKind kind)
    {
        if (grid is not null)
        {
            place.Members(grid, "a grid", PlanKey.OfGrid);
        }

        var name = grid is null ? "" : grid.Member(PlanKey.Title.Name) is { } given
            ? place.Text(given, "the name of a grid")
            : throw place.Error(grid, "a grid without a name; allowed are grids with one, which the report shows");
        return
        [
            .. protocols.Of(document, grid, kind)
                .Select(runnable => GridOf(document, grid, runnable) with { Mechanism = Named(name, runnable) }),
        ];
    }

    private static string Named(string grid, PlanProtocol runnable) =>
        string.Join(", ", new[] { grid, runnable.Side }.Where(text => text.Length > 0));

    private SweepGrid GridOf(YamlValue document, YamlValue? grid, PlanProtocol runnable)
    {
        var lists = new List<SweepAxis>();
        foreach (var level in new[] { document, grid }.OfType<YamlValue>())
        {
            var fixedOnes = ListsOf(level, PlanKey.Options, runnable);
            var changing = ListsOf(level, PlanKey.Axes, runnable);
            if (changing.FirstOrDefault(axis => fixedOnes.Any(other => Is(other, axis.Name))) is { } twice)
            {
                throw place.Error(
                    level.Member(PlanKey.Axes.Name)!.Member(twice.Name)!, $"{twice.Name} is in options too; allowed is one of the two");
            }

            foreach (var list in fixedOnes.Concat(changing))
            {
                // What a grid says again replaces what the plan says, and is now the grid's.
                lists.RemoveAll(other => Is(other, list.Name));
                lists.Add(list);
            }
        }

        lists.AddRange(runnable.Shared
            .Where(option => !lists.Exists(list => Is(list, option.Name)))
            .Select(option => new SweepAxis(option.Name, [runnable.DefaultOf(option)])));
        return new SweepGrid(runnable.Protocol, lists)
        {
            Place = place.Of(grid ?? document),
            IsMeasured = runnable.IsMeasured,
            Compared = runnable.Compared,
            Theories = PlanDisplay.TheoriesOf(document, place),
        };
    }

    private IReadOnlyList<SweepAxis> ListsOf(YamlValue level, PlanKey key, PlanProtocol runnable)
    {
        if (level.Member(key.Name) is not { } given)
        {
            return [];
        }

        return
        [
            .. place.Members(given, key.Name).Select(member =>
            {
                var option = runnable.Options.FirstOrDefault(option => string.Equals(option.Name, member.Name, StringComparison.Ordinal))
                    ?? throw place.Unknown(
                        member, $"no option of {runnable.Protocol.Name}", [.. runnable.Options.Select(option => option.Name)]);
                return key == PlanKey.Axes ? AxisOf(option, member.Value) : FixedOf(option, member.Value);
            }),
        ];
    }

    private static bool Is(SweepAxis axis, string name) => string.Equals(axis.Name, name, StringComparison.Ordinal);

    private SweepAxis FixedOf(ProtocolOption option, YamlValue value)
    {
        if (value.Items is not null)
        {
            throw place.Error(value, $"{option.Name} is a list; allowed in options is one value, and lists in axes");
        }

        var text = place.Text(value, option.Name);
        return place.At(value, () => Placed(option, [(option.Read(text).Text, value)]));
    }

    private SweepAxis AxisOf(ProtocolOption option, YamlValue value) => Placed(
        option,
        place.Texts(value, option.Name)
            .SelectMany(text => place.At(text, () => SweepAxis.Of(option, text.Text!).Values).Select(each => (each, text))));

    private SweepAxis Placed(ProtocolOption option, IEnumerable<(string Text, YamlValue At)> values)
    {
        (string Text, YamlValue At)[] each = [.. values.DistinctBy(value => value.Text, StringComparer.Ordinal)];
        return new SweepAxis(option.Name, [.. each.Select(value => value.Text)])
        {
            Places = each.ToDictionary(value => value.Text, value => place.Of(value.At), StringComparer.Ordinal),
        };
    }
}
