using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>Settings that are run one after another: of one grid, or of several whose options differ.</summary>
/// <param name="Name">The protocol, or what a plan file calls itself.</param>
/// <param name="Axes">What changes: <see cref="Mechanism"/> first where there are several grids, then options.</param>
/// <param name="Cells">The settings, in the order in which they are run.</param>
internal sealed record SweepPlan(string Name, IReadOnlyList<SweepAxis> Axes, IReadOnlyList<CellPlan> Cells)
{
    /// <summary>More settings than this are refused.</summary>
    internal const int CellsMax = 100_000;

    /// <summary>The axis over the grids of a plan; beside the options in rows.</summary>
    internal const string Mechanism = "mechanism";

    /// <summary>The protocols of the cells, in their order.</summary>
    internal IReadOnlyList<IListedProtocol> Protocols => [.. Cells.Select(cell => cell.Protocol).Distinct()];

    /// <summary>Every measure of the protocols.</summary>
    internal IReadOnlyList<MeasureDefinition> Measures =>
        [.. Protocols.SelectMany(protocol => protocol.Measures).DistinctBy(measure => measure.Name, StringComparer.Ordinal)];

    /// <summary>What its rows have columns for.</summary>
    internal RowColumns Columns => new(
        [
            .. Axes.Select(axis => axis.Name).Where(name => name is Mechanism),
            .. Protocols.SelectMany(protocol => protocol.Options).Select(option => option.Name).Distinct(StringComparer.Ordinal),
        ],
        [.. Measures.Select(measure => measure.Name)]);

    /// <summary>Identifies the plan: equal for equal settings, seed, number of runs and stop rule.</summary>
    internal ulong Identity => Cells.Aggregate(StableHash.Seed, (hash, cell) =>
    {
        hash = StableHash.Add(StableHash.Add(hash, StableHash.Of(cell.Key)), cell.RootSeed);
        hash = StableHash.Add(StableHash.Add(hash, (ulong)cell.Runs), BitConverter.DoubleToUInt64Bits(cell.UntilWidth ?? 0));
        return cell.Theories is null && cell.Mechanism.Length == 0
            ? hash
            : StableHash.Add(hash, StableHash.Of($"{cell.Mechanism};{string.Join(',', cell.Theories ?? ["all"])}"));
    });

    /// <summary>The plan of a command line: one grid.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="given">Texts by option name: a value, a list or a range each.</param>
    /// <param name="run">The options of the verb.</param>
    /// <exception cref="UsageException">A value or a combination is not allowed, or the grid is too large.</exception>
    internal static SweepPlan Of(IListedProtocol protocol, IReadOnlyDictionary<string, string> given, Settings run)
    {
        var lists = protocol.Options.Where(option => given.ContainsKey(option.Name))
            .Select(option => SweepAxis.Of(option, given[option.Name])).ToArray();
        return lists.Any(list => list.Values.Count > 1)
            ? Of(protocol.Name, [new SweepGrid(protocol, lists)], run)
            : throw new UsageException(
                $"sweep {protocol.Name} needs a list or a range for an option, such as {protocol.SweepExample}");
    }

    /// <summary>The plan of one grid or more.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="grids">At least one; those of one name are parts of one mechanism, and what two of them share is run once.</param>
    /// <param name="run">The options of the verb.</param>
    /// <exception cref="UsageException">A combination is not allowed, two mechanisms share one, or there are too many.</exception>
    internal static SweepPlan Of(string name, IReadOnlyList<SweepGrid> grids, Settings run)
    {
        if (grids.Sum(grid => grid.Count) is var count and > CellsMax)
        {
            throw new UsageException(
                $"{grids[0].Place}sweep {name}: the grid has {NumberText.Write(count)} settings, allowed are {NumberText.Write(CellsMax)}");
        }

        var cells = new Dictionary<string, CellPlan>(StringComparer.Ordinal);
        var ordered = new List<CellPlan>();
        foreach (var (grid, cell) in grids.SelectMany(grid => grid.Cells(run).Select(cell => (grid, cell))))
        {
            if (cells.TryAdd(cell.Key, cell))
            {
                ordered.Add(cell);
            }
            else if (cells[cell.Key].Mechanism is var other && !string.Equals(other, cell.Mechanism, StringComparison.Ordinal))
            {
                throw new UsageException(
                    $"{grid.Place}the cell {cell.Key} is one of '{other}' and of '{cell.Mechanism}'; allowed are mechanisms that differ");
            }
        }

        return new SweepPlan(name, AxesOf(grids), ordered);
    }

    /// <summary>The plan of one setting.</summary>
    internal static CellPlan PlanOf(IListedProtocol protocol, Settings settings, Settings run)
    {
        _ = run.TryGet(RunOptions.UntilWidth, out var width);
        return new CellPlan(
            protocol, settings, run.Get(RunOptions.Seed), run.Get(RunOptions.Runs), run.Get(RunOptions.Jobs), width > 0 ? width : null);
    }

    /// <summary>What changes in some grids: <see cref="Mechanism"/> first where there are several, then options.</summary>
    internal static IReadOnlyList<SweepAxis> AxesOf(IReadOnlyList<SweepGrid> grids)
    {
        string[] mechanisms = [.. grids.Select(grid => grid.Mechanism).Distinct(StringComparer.Ordinal)];
        var options = grids.SelectMany(grid => grid.Lists).GroupBy(list => list.Name, StringComparer.Ordinal)
            .Where(lists => lists.Any(list => list.Values.Count > 1))
            .Select(lists => new SweepAxis(
                lists.Key, [.. lists.SelectMany(list => list.Values).Distinct(StringComparer.Ordinal)]));
        return mechanisms.Length > 1 ? [new SweepAxis(Mechanism, mechanisms), .. options] : [.. options];
    }
}
