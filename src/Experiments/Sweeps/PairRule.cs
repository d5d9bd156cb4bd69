using Distribution.Experiments.Results;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Sweeps;

/// <summary>Which settings of a sweep are compared run by run: those that differ along one axis alone.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Values">Its values, in order.</param>
/// <param name="Baseline">The value that all others are compared with; null: each is compared with the one before it.</param>
internal sealed record PairRule(string Axis, IReadOnlyList<string> Values, string? Baseline)
{
    // Steps along a long axis are what a chart shows better.
    private const int ValuesMax = 12;

    /// <summary>What the plan says; else all mechanisms beside the first, or steps along the axis with the fewest values. Numbers of nodes
    /// are not compared unless the plan says so: runs of two sizes have little in common. Null: nothing is.</summary>
    internal static PairRule? Of(IReadOnlyList<SweepAxis> axes, SweepBaseline? baseline)
    {
        if (baseline is not null)
        {
            var named = axes.First(axis => string.Equals(axis.Name, baseline.Axis, StringComparison.Ordinal));
            return new PairRule(named.Name, named.Values, named.Values.First(value => NumberText.AreSame(value, baseline.Value)));
        }

        return axes.FirstOrDefault(axis => axis.Name is SweepPlan.Mechanism) is { } mechanisms
            ? new PairRule(mechanisms.Name, mechanisms.Values, mechanisms.Values[0])
            : axes.Where(axis => axis.Name is not "nodes" && axis.Values.Count <= ValuesMax).MinBy(axis => axis.Values.Count) is { } fewest
                ? new PairRule(fewest.Name, fewest.Values, null)
                : null;
    }

    /// <summary>The pairs among some rows, in their order. What was measured on processes or computed has none.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="axes">All axes: those but <see cref="Axis"/> are equal in a pair.</param>
    internal IEnumerable<(ResultRow Setting, ResultRow Less)> PairsOf(IReadOnlyList<ResultRow> rows, IReadOnlyList<string> axes)
    {
        var simulated = rows.Where(row => row.Runs > 0 && !CellPlan.IsKeyOfMeasured(row.Key));
        string[] others = [.. axes.Where(axis => axis != Axis)];
        foreach (var group in simulated.GroupBy(row => string.Join('\n', others.Select(row.Option)), StringComparer.Ordinal))
        {
            ResultRow[] ordered =
                [.. Values.SelectMany(value => group.Where(row => string.Equals(row.Option(Axis), value, StringComparison.Ordinal)))];
            var baseline = ordered.FirstOrDefault(row => string.Equals(row.Option(Axis), Baseline, StringComparison.Ordinal));
            foreach (var (index, row) in ordered.Index())
            {
                var less = Baseline is null ? ordered.ElementAtOrDefault(index - 1) : baseline;
                if (less is not null && !ReferenceEquals(less, row))
                {
                    yield return (row, less);
                }
            }
        }
    }
}
