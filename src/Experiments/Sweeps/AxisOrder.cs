using Distribution.Experiments.Results;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>The order in which the values of an axis are read: numbers ascending, functions of the number of nodes among them where that is
/// one number, then all else as the plan has it. Runs and files keep the order of the plan.</summary>
internal static class AxisOrder
{
    /// <summary>The values in that order.</summary>
    /// <param name="axis">The axis; mechanisms stay as they are, also where their names are numbers.</param>
    /// <param name="values">Its values.</param>
    /// <param name="nodes">The number of nodes of all settings; null: they differ, or it is not known.</param>
    internal static IReadOnlyList<string> Of(string axis, IReadOnlyList<string> values, int? nodes) =>
        axis is SweepPlan.Mechanism ? values : [.. values.Select(value => (Value: value, Number: NumberOf(axis, value, nodes)))
            .OrderBy(pair => double.IsFinite(pair.Number) ? pair.Number : double.PositiveInfinity).Select(pair => pair.Value)];

    /// <summary>Whether all values are numbers.</summary>
    internal static bool AreNumbers(string axis, IEnumerable<string> values, int? nodes) =>
        values.All(value => double.IsFinite(NumberOf(axis, value, nodes)));

    /// <summary>A value as a number; not-a-number where it is none.</summary>
    internal static double NumberOf(string axis, string value, int? nodes) => NumberText.TryNumber(value, out var number) ? number
        : axis is "fanout" or "subset" && nodes is { } n && FanoutFunction.TryParse(value, out var function) ? function!.Of(n)
        : double.NaN;

    /// <summary>The number of nodes of all rows; null where they differ.</summary>
    internal static int? NodesOf(IEnumerable<ResultRow> rows) =>
        rows.Select(row => row.Option("nodes")).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only]
        && NumberText.TryWhole(only, 1, int.MaxValue, out var nodes)
            ? (int)nodes
            : null;
}
