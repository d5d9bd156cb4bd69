using System.Globalization;
using System.Text.RegularExpressions;

namespace Distribution.Experiments.Results;

/// <summary>The file of one shard of a sweep: <c>shards/2-of-8.db</c> in the results folder.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Number">Which shard, from 1.</param>
/// <param name="Count">Of how many.</param>
internal sealed partial record ShardFile(string Path, int Number, int Count)
{
    /// <summary>The folder in the results folder.</summary>
    internal const string FolderName = "shards";

    /// <summary>Where a shard is in its results folder.</summary>
    internal static string PathOf(int number, int count) =>
        System.IO.Path.Combine(FolderName, string.Create(CultureInfo.InvariantCulture, $"{number}-of-{count}.db"));

    /// <summary>The shards that a results folder holds, in order.</summary>
    internal static IReadOnlyList<ShardFile> In(string folder)
    {
        var path = System.IO.Path.Combine(folder, FolderName);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path).Select(Of).OfType<ShardFile>().OrderBy(shard => shard.Count).ThenBy(shard => shard.Number)]
            : [];
    }

    private static ShardFile? Of(string path)
    {
        var name = Name().Match(System.IO.Path.GetFileName(path));
        return name.Success && NumberText.TryWhole(name.Groups["number"].Value, 1, int.MaxValue, out var number)
            && NumberText.TryWhole(name.Groups["count"].Value, 1, int.MaxValue, out var count)
            ? new ShardFile(path, (int)number, (int)count)
            : null;
    }

    [GeneratedRegex("^(?<number>[0-9]+)-of-(?<count>[0-9]+)\\.db$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
