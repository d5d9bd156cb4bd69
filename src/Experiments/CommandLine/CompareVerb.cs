using Distribution.Experiments.Calibrating;
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
    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "compare",
            "Runs one setting on real child processes and in the simulator: both side by side, with the gap.",
            Example(context.Catalog.Comparisons[0]));
        command.Add(LiveOption.Create());
        foreach (var comparison in context.Catalog.Comparisons)
        {
            var compared = new Verb(comparison.Name, comparison.Measurement.Summary + ", and in the simulator", Example(comparison));
            var own = new BoundOptions(compared, comparison.Measurement.Options);
            var run = new BoundOptions(compared, CompareOptions.Of(comparison));
            compared.SetAction((result, cancellation) =>
            {
                var (settings, verb) = (own.Read(comparison.Name, result), run.Read("compare", result));
                return CompareAsync(context, comparison, settings, verb, LiveOption.IsOn(context, result, verb), cancellation);
            });
            command.Add(compared);
        }

        return command;
    }

    private static string Example(ListedComparison comparison) => $"compare {comparison.Name} {comparison.Measurement.Example}";

    private static async Task<int> CompareAsync(
        CommandContext context, ListedComparison listed, Settings settings, Settings run, bool isLive, CancellationToken cancellation)
    {
        var request = new MeasurementRequest(
            settings, run.Get(CompareOptions.Runs), run.Get(RunOptions.Seed), LibraryLoader.PathsOf(context.Arguments))
        {
            WarmUp = run.Get(CompareOptions.WarmUp),
        };
        var source = SourceOf(context, listed, settings, run);

        // Refuses what cannot be simulated, before anything is run.
        _ = new CellRunner(PlanOf(listed, settings, run, source.Known));
        foreach (var notice in listed.Measurement.NoticesOf(settings))
        {
            await context.Error.WriteAsync($"{CommandTree.Program}: {notice}\n");
        }

        var repeats = run.Get(CompareOptions.Repeats);
        var manifest = ManifestOf(context, request, run);
        using var folder = ResultsFolder.Open(run.Get(RunOptions.Out), manifest, RowColumns.Of(listed.Protocol));
        var started = Performance.Start();
        var work = new ComparisonRun(listed, request, repeats, run.Get(CompareOptions.Gap) is > 0 and var gap ? gap : null);
        using (var calibration = await source.OpenAsync(folder, goesOn: false, cancellation))
        {
            var runs = request.Runs * (listed.IsCalibrated ? 2 : 1) * repeats;
            using var progress = Progress(context, listed, runs, "in the simulator", isLive);
            var plan = PlanOf(listed, settings, run, calibration.FilePath);
            await Task.Run(() => work.Simulate(plan, progress, cancellation), CancellationToken.None);
        }

        using (var progress = Progress(context, listed, request.Runs * repeats, "on processes", isLive))
        {
            while (await work.MeasureAsync(progress, cancellation))
            {
                // One repeat more.
            }
        }

        if (work.Result() is not { } comparison)
        {
            return Interrupt(context, run, folder ?? throw new OperationCanceledException(cancellation), work.Simulated!);
        }

        var performance = started(comparison.Processes.Events + comparison.Simulated.Performance.Events);
        var document = OutputDocument.TextOf(writer => ComparisonJson.Write(writer, request, comparison, performance));
        if (folder is not null)
        {
            Keep(folder, comparison, document);
            folder.Finish(work.IsComplete ? 1 : 0, context.Clock.GetUtcNow());
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
        var isHeld = comparison.Verdicts.All(verdict => verdict.IsHeld);
        return (work.IsComplete, isHeld) switch
        {
            (false, _) => ExitCode.Interrupted,
            (_, false) => ExitCode.Failed,
            _ => ExitCode.Done,
        };
    }

    // What is judged, and over how many runs.
    private static Manifest ManifestOf(CommandContext context, MeasurementRequest request, Settings run)
    {
        var manifest = context.ManifestOf("compare", request.Settings, request.Seed, request.Runs);
        ProtocolOption[] judged = [CompareOptions.Repeats, CompareOptions.Gap];
        return manifest with
        {
            Runs = request.Runs * run.Get(CompareOptions.Repeats),
            Options = [.. manifest.Options, .. judged.Select(option => KeyValuePair.Create(option.Name, run.TextOf(option)))],
        };
    }

    // A comparison that cannot be calibrated has no such option.
    private static CalibrationSource SourceOf(CommandContext context, ListedComparison listed, Settings settings, Settings run) =>
        listed.IsCalibrated
            ? new CalibrationSource(context, run.Get(CalibrationOption.ForComparison), [settings.Get(CommonOptions.Nodes)])
            : new CalibrationSource(context, CalibrationOption.None, []);

    private static CellPlan PlanOf(ListedComparison listed, Settings settings, Settings run, string calibration) => listed.IsCalibrated
        ? listed.PlanOf(settings, run, KeyValuePair.Create(CalibrationOption.File.Name, calibration))
        : listed.PlanOf(settings, run);

    /// <summary>No run on processes has been finished: what the simulator has done is kept, without a document of the two.</summary>
    private static int Interrupt(CommandContext context, Settings run, ResultsFolder folder, CellResult simulated)
    {
        folder.Database.Add(Stored(simulated, simulated.Samples));
        folder.Finish(0, context.Clock.GetUtcNow());
        Closing.Write(context, run, folder);
        return ExitCode.Interrupted;
    }

    private static ProgressReport Progress(CommandContext context, ListedComparison listed, long runs, string place, bool isLive) =>
        new(context.Screen, context.Error, context.Clock, $"compare {listed.Name}, {place}", 1, runs, isLive);

    private static void Keep(ResultsFolder folder, Comparison comparison, string document)
    {
        folder.Database.Add(
            Stored(comparison.Simulated, comparison.SimulatedSamples) with { Measured = comparison.Processes.Samples });
        folder.Database.Add(new StoredCell(ListedComparison.CellOfProcesses, null) { Curve = comparison.Processes.Curve });
        folder.Write("result.json", document);
    }

    private static StoredCell Stored(CellResult simulated, IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> samples) =>
        StoredCell.Of(0, simulated) with { Simulated = samples };
}
