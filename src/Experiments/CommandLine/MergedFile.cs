using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.CommandLine;

/// <summary>A database that <c>sweep --merge</c> takes: of a shard, or of what was run or merged in one folder.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Shard">Which shard; null: results.db.</param>
internal sealed record MergedFile(string Path, SweepShard? Shard)
{
    /// <summary>What some folders hold, each file once.</summary>
    /// <exception cref="UsageException">One of them holds nothing of a sweep.</exception>
    internal static IReadOnlyList<MergedFile> In(IEnumerable<string> folders) =>
        [.. folders.SelectMany(In).DistinctBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>The plan that all of them are of.</summary>
    /// <exception cref="UsageException">They are of several: one line says how the first two of these differ.</exception>
    internal static (Manifest Plan, RowColumns Columns) PlanOf(IReadOnlyList<MergedFile> files)
    {
        using var first = ResultsReader.Open(files[0].Path);
        var plan = first.Plan();
        foreach (var file in files.Skip(1))
        {
            using var other = ResultsReader.Open(file.Path);
            if (ManifestDifference.Of(plan, other.Plan()) is { } difference)
            {
                throw new UsageException($"--merge: '{StoreErrors.Named(files[0].Path)}' and '{StoreErrors.Named(file.Path)}' are of "
                    + $"different sweeps: {difference}; allowed are parts of one sweep");
            }
        }

        return (plan, first.Columns);
    }

    /// <summary>Whether it is the file that the path names.</summary>
    internal bool Is(string path) => string.Equals(Path, System.IO.Path.GetFullPath(path), StringComparison.Ordinal);

    private static MergedFile[] In(string folder)
    {
        var whole = System.IO.Path.Combine(folder, ResultsFolder.DatabaseName);
        MergedFile[] begun =
        [
            .. ShardFile.In(folder).Select(file => Of(file.Path, new SweepShard(file.Number, file.Count)))
                .Append(Of(whole, null)).Where(file => ResultsReader.IsBegun(file.Path)),
        ];
        return begun.Length > 0 && begun.All(IsOfSweep) ? begun
            : throw UsageException.NotAllowed("--merge", folder, "folders that sweep has written into");
    }

    private static MergedFile Of(string path, SweepShard? shard) => new(System.IO.Path.GetFullPath(path), shard);

    private static bool IsOfSweep(MergedFile file)
    {
        using var reader = ResultsReader.Open(file.Path);
        return reader.Plan().GoesOn;
    }
}
