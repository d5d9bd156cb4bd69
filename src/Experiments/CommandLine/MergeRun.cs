using System.CommandLine;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>sweep --merge DIR...</c>: puts the parts of one sweep into one results folder, in the order of the grid, whichever there
/// are. What is missing is named, and comes in when it is merged again.</summary>
internal sealed class MergeRun
{
    private readonly CommandContext context;
    private readonly Option<string[]> folders = new("--merge")
    {
        Description = "instead of running: put what these folders hold of one sweep together, in --out or the first of them",
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
    /// <param name="result">The command line.</param>
    /// <param name="swept">What it says is to be run, and must not; null: nothing.</param>
    /// <param name="ofPlans">The names of options of plan files that it says.</param>
    /// <exception cref="UsageException">There is nothing to merge, not of one sweep, or options say more than where to.</exception>
    internal int Merge(ParseResult result, string? swept, IEnumerable<string> ofPlans)
    {
        var given = result.GetValue(folders)!;
        Refuse([.. run.Given(result).Keys.Concat(ofPlans).Select(name => "--" + name), .. LiveOption.In(result)], swept);
        var settings = run.Read("sweep", result);
        var target = settings.IsChanged(RunOptions.Out) ? settings.Get(RunOptions.Out) : given[0];
        var sources = MergedFile.In(given);
        var (plan, columns) = MergedFile.PlanOf(sources);
        using var folder = ResultsFolder.Open(target, plan, columns)
            ?? throw UsageException.NotAllowed("--out", RunOptions.NoFolder, "folders with --merge");
        foreach (var source in sources.Where(source => !source.Is(folder.Database.Path)))
        {
            folder.Database.Merge(source.Path);
        }

        var finished = folder.Database.Rows();
        folder.Finish(finished.Count, context.Clock.GetUtcNow());
        var shards = sources.Select(source => source.Shard).OfType<SweepShard>().Distinct().ToArray();
        context.Output.Write($"{plan.Name}: {NumberDisplay.OfSettings(finished.Count, plan.Cells)}, from "
            + $"{NumberText.Write(shards.Length)} {(shards.Length == 1 ? "shard" : "shards")}\n");
        var findings = FindingsOf(plan, finished, folder.Database);
        findings.Write(context.Output, context.Screen.Width);
        Closing.Write(context, settings, folder);
        var failures = folder.Database.Failures();
        var isHeld = !SweepFailures.Write(context, failures, plan.Cells) && findings.IsHeld;
        var done = finished.Keys.Concat(failures.Select(failure => failure.Cell)).ToHashSet();
        return done.Count < plan.Cells ? Missing(plan, shards, done.Contains) : isHeld ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Refuse(IReadOnlyList<string> options, string? swept)
    {
        if ((swept ?? options.FirstOrDefault(option => option != RunOptions.Out.Flag)) is { } more)
        {
            throw new UsageException($"{UsageException.Shown(more)} with --merge: nothing is run; allowed are folders and --out DIR");
        }
    }

    // The same verdicts as in one go; differences run by run are in the report.
    private static SweepFindings FindingsOf(Manifest plan, IReadOnlyDictionary<int, ResultRow> finished, ResultsDatabase database)
    {
        string[] axes = [.. plan.Axes.Select(axis => axis.Key)];
        var cells = finished.ToDictionary(row => row.Value.Key, row => row.Key, StringComparer.Ordinal);
        ResultRow[] rows = [.. finished.OrderBy(row => row.Key).Select(row => row.Value)];
        return new SweepFindings(axes, ComparedSetting.Of(rows, axes, row => database.Samples(cells[row.Key])), null, [], []);
    }

    private int Missing(Manifest plan, IReadOnlyCollection<SweepShard> shards, Func<int, bool> isFinished)
    {
        var missing = MissingSettings.Of(plan.Cells, [.. shards.Select(shard => shard.Count)], isFinished);
        context.Note($"missing are {missing}; run them and merge again");
        return ExitCode.Environment;
    }
}
