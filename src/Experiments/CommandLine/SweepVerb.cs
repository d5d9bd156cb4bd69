using System.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>sweep PROTOCOL</c>: a grid of settings, resumable.</summary>
internal static class SweepVerb
{
    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "sweep",
            "Runs a grid of settings in the simulator: every option takes a value, a list (1,2,3) or a range (1..8, 1e3..1e6*10). "
                + "Given the folder of an interrupted sweep with --out, it goes on there.",
            Example(context.Catalog.Protocols[0]));
        foreach (var protocol in context.Catalog.Protocols)
        {
            command.Add(OfProtocol(context, protocol));
        }

        _ = new MergeRun(context, command);
        return command;
    }

    private static string Example(IListedProtocol protocol) => $"sweep {protocol.Name} {protocol.SweepExample} --runs 50";

    private static Command OfProtocol(CommandContext context, IListedProtocol protocol)
    {
        var command = new Verb(protocol.Name, protocol.Summary, Example(protocol));
        var own = new BoundOptions(command, protocol.Options);
        var run = new BoundOptions(command, [.. RunOptions.OfRuns, SweepShard.Option]);
        command.SetAction((result, cancellation) => Task.Run(
            () => Sweep(context, protocol, own.Given(result), run.Read("sweep", result), cancellation), CancellationToken.None));
        return command;
    }

    private static int Sweep(
        CommandContext context,
        IListedProtocol protocol,
        IReadOnlyDictionary<string, string> given,
        Settings run,
        CancellationToken cancellation)
    {
        var plan = SweepPlan.Of(protocol, given, run);
        var shard = run.Get(SweepShard.Option).Within(plan);
        using var folder = ResultsFolder.Open(
            run.Get(RunOptions.Out), ManifestOf(context, plan, run), RowColumns.Of(protocol), shard.FilePath);
        SweepResult result;
        using (var progress = new ProgressReport(
            context.Screen, context.Error, context.Clock, protocol.Name, shard.Of(plan).Cells.Count, shard.Of(plan).Cells.Sum(cell => (long)cell.Runs)))
        {
            result = SweepRunner.Run(plan, shard, folder?.Database, progress, cancellation);
        }

        folder?.Finish(result.Rows.Count, context.Clock.GetUtcNow());
        if (result.Rows.Count == 0)
        {
            // Neither a table nor a report of nothing.
            return Interrupted(context, result, folder);
        }

        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            OutputDocument.Write(context.Output, writer => SweepJson.Write(writer, result));
        }
        else
        {
            SweepTable.Write(context.Output, context.Screen, result);
        }

        Closing.Write(context, run, folder);
        return result.IsComplete ? ExitCode.Done : Interrupted(context, result, folder);
    }

    private static Manifest ManifestOf(CommandContext context, SweepPlan plan, Settings run) => new(
        "sweep",
        plan.Protocol.Name,
        CommandWords.Without(context.Arguments, SweepShard.Option.Flag),
        plan.Identity,
        run.Get(RunOptions.Seed),
        run.Get(RunOptions.Runs),
        context.Clock.GetUtcNow())
    {
        Options = SweepTable.Constant(plan),
        Axes = [.. plan.Axes.Select(axis => KeyValuePair.Create(axis.Option.Name, axis.Values))],
        Cells = plan.Cells.Count,
    };

    /// <summary>Says how much of a grid is finished, and how to go on.</summary>
    internal static int Interrupted(CommandContext context, SweepResult result, ResultsFolder? folder)
    {
        var resume = folder is null ? "" : $"; to go on: the same command with --out {folder.FolderPath}";
        var done = $"{result.Rows.Count} of {result.Plan.Cells.Count} settings";
        context.Error.Write($"{CommandTree.Program}: interrupted after {done}{resume}\n");
        return ExitCode.Interrupted;
    }
}
