using System.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>sweep --merge DIR...</c>: puts the shards of one sweep into one results folder, in the order of the grid, whichever there
/// are. What is missing is named, and comes in when it is merged again.</summary>
internal sealed class MergeRun
{
    private readonly CommandContext context;
    private readonly Option<string[]> folders = new("--merge")
    {
        Description = "instead of running: put the files of --shard in these folders together, in --out or the first of them",
        HelpName = "dir",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly BoundOptions run;

    /// <summary>Gives the verb the option.</summary>
    /// <param name="context">What to work with.</param>
    /// <param name="sweep">The verb.</param>
    /// <param name="run">Its options.</param>
    internal MergeRun(CommandContext context, Command sweep, BoundOptions run)
    {
        (this.context, this.run) = (context, run);
        sweep.Add(folders);
    }

    /// <summary>Whether the option is given.</summary>
    internal bool IsWanted(ParseResult result) => result.GetValue(folders) is { Length: > 0 };

    /// <summary>Merges.</summary>
    internal int Merge(ParseResult result)
    {
        var given = result.GetValue(folders)!;
        var settings = run.Read("sweep", result);
        ShardFile[] shards = [.. given.SelectMany(In)];
        var (plan, columns) = PlanOf(shards);
        using var folder = ResultsFolder.Open(settings.IsChanged(RunOptions.Out) ? settings.Get(RunOptions.Out) : given[0], plan, columns)
            ?? throw UsageException.NotAllowed("--out", RunOptions.NoFolder, "folders with --merge");
        foreach (var shard in shards)
        {
            folder.Database.Merge(shard.Path);
        }

        var finished = folder.Database.Rows();
        folder.Finish(finished.Count, context.Clock.GetUtcNow());
        context.Output.Write($"{plan.Name}: {NumberText.Write(finished.Count)} of {NumberText.Write(plan.Cells)} settings, from "
            + $"{NumberText.Write(shards.Length)} {(shards.Length == 1 ? "shard" : "shards")}\n");
        Closing.Write(context, settings, folder);
        return finished.Count == plan.Cells ? ExitCode.Done : Missing(plan, shards, finished.ContainsKey);
    }

    private int Missing(Manifest plan, IReadOnlyList<ShardFile> shards, Func<int, bool> isFinished)
    {
        var missing = MissingSettings.Of(plan.Cells, [.. shards.Select(shard => shard.Count)], isFinished);
        context.Error.Write($"{CommandTree.Program}: missing are {missing}; run them and merge again\n");
        return ExitCode.Environment;
    }

    private static ShardFile[] In(string folder)
    {
        ShardFile[] begun = [.. ShardFile.In(folder).Where(IsBegun)];
        return begun.Length > 0 ? begun
            : throw UsageException.NotAllowed("--merge", folder, "folders that sweep --shard I/N has written into");
    }

    private static bool IsBegun(ShardFile shard)
    {
        using var reader = ResultsReader.OpenBegun(shard.Path);
        return reader is not null;
    }

    private static (Manifest Plan, RowColumns Columns) PlanOf(IReadOnlyList<ShardFile> shards)
    {
        using var first = ResultsReader.Open(shards[0].Path);
        foreach (var shard in shards.Skip(1))
        {
            using var other = ResultsReader.Open(shard.Path);
            if (!string.Equals(first.Identity, other.Identity, StringComparison.Ordinal)
                || !first.Columns.Names.SequenceEqual(other.Columns.Names, StringComparer.Ordinal))
            {
                throw new UsageException($"--merge: '{StoreErrors.Named(shards[0].Path)}' and '{StoreErrors.Named(shard.Path)}' are "
                    + "shards of different sweeps; allowed are those of the same settings, seed and runs");
            }
        }

        return (first.Plan(), first.Columns);
    }
}
