using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The settings that failed as rows without runs and measures, so that charts find their places. They have no rows in the store,
/// which has their numbers in the grid.</summary>
internal static class FailedRows
{
    /// <summary>Of a sweep over every combination of its axes; none where grids differ.</summary>
    internal static IReadOnlyList<ResultRow> Of(StoredManifest manifest, IReadOnlyList<CellFailure> failures)
    {
        string[] axes = [.. manifest.Axes];
        if (failures.Count == 0 || axes.Contains(SweepPlan.Mechanism, StringComparer.Ordinal)
            || axes.Aggregate(1L, (product, axis) => product * manifest.ValuesOf(axis).Count) != manifest.Cells)
        {
            return [];
        }

        return
        [
            .. failures.Select(failure => (Failure: failure, Options: Values(manifest, axes, failure.Cell)))
                .Where(each => each.Options.All(option => IsIn(each.Failure.Key, option)))
                .Select(each => new ResultRow(
                    each.Failure.Key, [.. each.Options, .. manifest.Options], each.Failure.Seed, 0, [], 0, 0)),
        ];
    }

    // The last axis changes fastest.
    private static KeyValuePair<string, string>[] Values(StoredManifest manifest, string[] axes, int cell)
    {
        var options = new KeyValuePair<string, string>[axes.Length];
        for (var index = axes.Length - 1; index >= 0; index--)
        {
            var values = manifest.ValuesOf(axes[index]);
            options[index] = KeyValuePair.Create(axes[index], values[cell % values.Count]);
            cell /= values.Count;
        }

        return options;
    }

    // A key does not say what is as by default.
    private static bool IsIn(string key, KeyValuePair<string, string> option) =>
        key.Split(';').FirstOrDefault(part => part.StartsWith(option.Key + "=", StringComparison.Ordinal)) is not { } part
        || string.Equals(part[(option.Key.Length + 1)..], option.Value, StringComparison.Ordinal);
}
