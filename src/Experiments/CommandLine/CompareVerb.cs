using Distribution.Experiments.Comparing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>compare gossip</c>: one setting on real processes and in the simulator, side by side, with the gap.</summary>
internal static class CompareVerb
{
    private static readonly ProtocolOption<int> Runs =
        OptionKinds.Whole("runs", "how many runs on processes, and as many in the simulator", 1, 100_000, 20);

    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "compare",
            "Runs one setting on real child processes and in the simulator: both side by side, with the gap.",
            Example(context.Catalog.Comparisons[0]));
        foreach (var comparison in context.Catalog.Comparisons)
        {
            var compared = new Verb(comparison.Name, comparison.Measurement.Summary + ", and in the simulator", Example(comparison));
            var own = new BoundOptions(compared, comparison.Measurement.Options);
            var run = new BoundOptions(compared, [Runs, RunOptions.Seed, RunOptions.Jobs, RunOptions.Out, RunOptions.Format]);
            compared.SetAction((result, cancellation) => CompareAsync(
                context, comparison, own.Read(comparison.Name, result), run.Read("compare", result), cancellation));
            command.Add(compared);
        }

        return command;
    }

    private static string Example(ListedComparison comparison) => $"compare {comparison.Name} {comparison.Measurement.Example}";

    private static async Task<int> CompareAsync(
        CommandContext context, ListedComparison listed, Settings settings, Settings run, CancellationToken cancellation)
    {
        var request = new MeasurementRequest(
            settings, run.Get(Runs), run.Get(RunOptions.Seed), LibraryLoader.PathsOf(context.Arguments));
        var plan = listed.PlanOf(settings, run);
        var runner = new CellRunner(plan);
        foreach (var notice in listed.Measurement.NoticesOf(settings))
        {
            await context.Error.WriteAsync($"{CommandTree.Program}: {notice}\n");
        }

        using var folder = ResultsFolder.Open(
            run.Get(RunOptions.Out), context.ManifestOf("compare", settings, request.Seed, request.Runs), RowColumns.Of(plan.Protocol));
        var started = Performance.Start();
        var simulated = await SimulateAsync(context, listed, request, runner, cancellation);
        if (await MeasureAsync(context, listed, request, cancellation) is not { } processes)
        {
            return Interrupt(context, run, folder ?? throw new OperationCanceledException(cancellation), simulated);
        }

        var comparison = new Comparison(processes, simulated);
        var performance = started(comparison.Processes.Events + comparison.Simulated.Performance.Events);
        var document = OutputDocument.TextOf(writer => ComparisonJson.Write(writer, request, comparison, performance));
        var isComplete = comparison.Processes.Runs == request.Runs;
        if (folder is not null)
        {
            Keep(folder, comparison, document);
            folder.Finish(isComplete ? 1 : 0, context.Clock.GetUtcNow());
        }

        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            await context.Output.WriteAsync(document);
        }
        else
        {
            ComparisonText.Write(context.Output, context.Screen, request, comparison, performance);
        }

        Closing.Write(context, run, folder);
        return isComplete ? ExitCode.Done : ExitCode.Interrupted;
    }

    /// <summary>No run on processes has been finished: what the simulator has done is kept, without a document of the two.</summary>
    private static int Interrupt(CommandContext context, Settings run, ResultsFolder folder, CellResult simulated)
    {
        folder.Database.Add(Stored(simulated));
        folder.Finish(0, context.Clock.GetUtcNow());
        Closing.Write(context, run, folder);
        return ExitCode.Interrupted;
    }

    // The simulator first: it refuses a setting before a process is started, and has finished when the processes are interrupted.
    private static async Task<CellResult> SimulateAsync(
        CommandContext context, ListedComparison listed, MeasurementRequest request, CellRunner runner, CancellationToken cancellation)
    {
        using var progress = Progress(context, listed, request, "in the simulator");
        return await Task.Run(() => runner.Run(progress, cancellation), CancellationToken.None);
    }

    /// <summary>Null: it was interrupted before a run was finished.</summary>
    private static async Task<Measured?> MeasureAsync(
        CommandContext context, ListedComparison listed, MeasurementRequest request, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return null;
        }

        using var progress = Progress(context, listed, request, "on processes");
        try
        {
            return await listed.Measurement.MeasureAsync(request, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static ProgressReport Progress(
        CommandContext context, ListedComparison listed, MeasurementRequest request, string place) =>
        new(context.Screen, context.Error, context.Clock, $"compare {listed.Name}, {place}", 1, request.Runs);

    private static void Keep(ResultsFolder folder, Comparison comparison, string document)
    {
        folder.Database.Add(Stored(comparison.Simulated) with { Measured = comparison.Processes.Samples });
        folder.Write("result.json", document);
    }

    private static StoredCell Stored(CellResult simulated) => StoredCell.Of(0, simulated) with { Simulated = simulated.Samples };
}
