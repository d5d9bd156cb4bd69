using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>A grid of settings: every combination of the axes' values.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Axes">What changes; the last one fastest.</param>
/// <param name="Cells">The settings, in the order in which they are run.</param>
internal sealed record SweepPlan(IListedProtocol Protocol, IReadOnlyList<SweepAxis> Axes, IReadOnlyList<CellPlan> Cells)
{
    /// <summary>More settings than this are refused.</summary>
    internal const int CellsMax = 100_000;

    /// <summary>Identifies the plan: equal for equal settings, seed, number of runs and stop rule.</summary>
    internal ulong Identity => Cells.Aggregate(StableHash.Seed, (hash, cell) =>
    {
        hash = StableHash.Add(StableHash.Add(hash, StableHash.Of(cell.Settings.Key)), cell.RootSeed);
        return StableHash.Add(StableHash.Add(hash, (ulong)cell.Runs), BitConverter.DoubleToUInt64Bits(cell.UntilWidth ?? 0));
    });

    /// <summary>Reads lists and ranges, and checks every setting of the grid.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="given">Texts by option name: a value, a list or a range each.</param>
    /// <param name="run">The options of the verb.</param>
    /// <exception cref="UsageException">A value or a combination is not allowed, or the grid is too large.</exception>
    internal static SweepPlan Of(IListedProtocol protocol, IReadOnlyDictionary<string, string> given, Settings run)
    {
        var lists = protocol.Options.Where(option => given.ContainsKey(option.Name))
            .Select(option => new SweepAxis(option, Values(option, given[option.Name]))).ToArray();
        SweepAxis[] axes = [.. lists.Where(list => list.Values.Count > 1)];
        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, long.MaxValue / CellsMax));
        if (axes.Length == 0 || count > CellsMax)
        {
            throw new UsageException(axes.Length == 0
                ? $"sweep {protocol.Name} needs a list or a range for an option, such as {protocol.SweepExample}"
                : $"sweep {protocol.Name}: the grid has {NumberText.Write(count)} settings, allowed are {NumberText.Write(CellsMax)}");
        }

        var plans = Grid(lists).Select(cell => PlanOf(protocol, Settings.Read(protocol.Name, protocol.Options, cell), run)).ToArray();
        foreach (var plan in plans)
        {
            protocol.Prepare(plan.Settings);
        }

        return new SweepPlan(protocol, axes, plans);
    }

    /// <summary>The plan of one setting.</summary>
    internal static CellPlan PlanOf(IListedProtocol protocol, Settings settings, Settings run)
    {
        _ = run.TryGet(RunOptions.UntilWidth, out var width);
        return new CellPlan(
            protocol, settings, run.Get(RunOptions.Seed), run.Get(RunOptions.Runs), run.Get(RunOptions.Jobs), width > 0 ? width : null);
    }

    // Every combination, the last list fastest.
    private static IReadOnlyList<Dictionary<string, string>> Grid(IEnumerable<SweepAxis> lists)
    {
        List<Dictionary<string, string>> cells = [new(StringComparer.Ordinal)];
        foreach (var (option, values) in lists)
        {
            cells = [.. cells.SelectMany(cell => values.Select(value =>
                new Dictionary<string, string>(cell, StringComparer.Ordinal) { [option.Name] = value }))];
        }

        return cells;
    }

    private static IReadOnlyList<string> Values(ProtocolOption option, string text) =>
        [.. ListText.Expand(option.Flag, text, option.Takes).Select(value => option.Read(value).Text).Distinct(StringComparer.Ordinal)];
}
