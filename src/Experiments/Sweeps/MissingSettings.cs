using System.Globalization;

namespace Distribution.Experiments.Sweeps;

/// <summary>Which settings of a grid are not finished, in words: by shard where all shards are of one division, else by number.</summary>
internal static class MissingSettings
{
    private const int NamedMax = 10;

    /// <summary><c>shard 2/4 (25 of its 25 settings), shard 3/4 (5 of its 25 settings)</c>.</summary>
    /// <param name="cells">How many settings the grid has.</param>
    /// <param name="counts">Into how many parts the grid was divided, by shard.</param>
    /// <param name="isFinished">Whether the setting with this number is there.</param>
    internal static string Of(int cells, IReadOnlyCollection<int> counts, Func<int, bool> isFinished)
    {
        int[] missing = [.. Enumerable.Range(0, cells).Where(cell => !isFinished(cell))];
        return counts.Distinct().Count() == 1
            ? Listed(missing.GroupBy(cell => cell % counts.First()).OrderBy(group => group.Key).Select(group => OfShard(
                new SweepShard(group.Key + 1, counts.First()), group.Count(), cells)))
            : "settings " + Listed(missing.Select(cell => NumberText.Write(cell))) + " (counted from 0 in the order of the grid)";
    }

    private static string OfShard(SweepShard shard, int missing, int cells)
    {
        var all = shard.SizeOf(cells);
        return string.Create(CultureInfo.InvariantCulture, $"shard {shard} ({missing} of its {all} settings)");
    }

    private static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        var rest = all.Length > NamedMax ? $" and {NumberText.Write(all.Length - NamedMax)} more" : "";
        return string.Join(", ", all.Take(NamedMax)) + rest;
    }
}
