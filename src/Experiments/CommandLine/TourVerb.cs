using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tours;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>tour</c>, also no verb at all: the main job in under a minute.</summary>
internal static class TourVerb
{
    private static readonly ProtocolOption<int> Runs =
        OptionKinds.Whole("runs", "how many runs of each setting in the simulator", 2, 100_000, 200);

    private static readonly IReadOnlyList<ProtocolOption> Options =
        [Runs, RunOptions.Seed, RunOptions.Jobs, RunOptions.Out, RunOptions.Format];

    /// <summary>Whether the catalog has what the tour shows.</summary>
    internal static bool IsOffered(Catalog catalog) =>
        catalog.TourGuide is not null && catalog.Protocol("rumor") is not null && catalog.Protocol("gossip") is not null;

    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "tour",
            "The main job in under a minute: reach by fan-out in the simulator beside theory; real child processes spawned, grouped and "
                + "gossiped to, the simulator beside them; a report. No verb at all is the tour with its defaults.",
            "tour --out none");
        var bound = new BoundOptions(command, Options);
        command.SetAction((result, cancellation) => RunAsync(context, bound.Given(result), cancellation));
        return command;
    }

    /// <summary>Runs the tour.</summary>
    /// <param name="context">What to work with.</param>
    /// <param name="given">The options that were given.</param>
    /// <param name="cancellation">Interrupts it.</param>
    internal static Task<int> RunAsync(CommandContext context, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        var run = Settings.Read("tour", Options, given);
        return Task.Run(() => RunAsync(context, run, cancellation), CancellationToken.None);
    }

    private static async Task<int> RunAsync(CommandContext context, Settings run, CancellationToken cancellation)
    {
        var catalog = context.Catalog;
        var plan = TourPlan.Of(catalog.Protocol("rumor")!, catalog.Protocol("gossip")!, run);
        using var folder = ResultsFolder.Open(
            run.Get(RunOptions.Out), ManifestOf(context, plan, run), plan.Sweep.Columns);
        var isDocument = run.Get(RunOptions.Format) == OutputFormat.Json;
        var text = new TourText(isDocument ? TextWriter.Null : context.Output, context.Screen);
        var tour = new Tour(
            plan,
            catalog.TourGuide!,
            LibraryLoader.PathsOf(context.Arguments),
            text,
            (name, runs) => new ProgressReport(context.Screen, context.Error, context.Clock, name, 1, runs));
        var result = await tour.RunAsync(folder?.Database, cancellation);
        var document = OutputDocument.TextOf(writer => TourJson.Write(writer, result));
        if (folder is not null)
        {
            Keep(folder, result, document, context.Clock.GetUtcNow());
        }

        if (isDocument)
        {
            await context.Output.WriteAsync(document);
        }

        Closing.Write(context, run, folder);
        return result.IsComplete ? ExitCode.Done : SweepVerb.Interrupted(context, result.Sweep, folder);
    }

    private static void Keep(ResultsFolder folder, TourResult result, string document, DateTimeOffset now)
    {
        folder.Write("result.json", document);

        // The scenario on processes is the one after the grid's last.
        folder.Database.Add(new StoredCell(result.Sweep.Plan.Cells.Count, null)
        {
            Measured = result.Processes?.ByMeasure ?? [],
            Simulated = result.SimulatedByMeasure,
        });
        if (result.IsComplete)
        {
            folder.Finish(result.Sweep.Rows.Count, now);
        }
        else
        {
            folder.Interrupt(result.Sweep.Rows.Count);
        }
    }

    private static Manifest ManifestOf(CommandContext context, TourPlan plan, Settings run) => new(
        "tour", "", context.Arguments, plan.Sweep.Identity, run.Get(RunOptions.Seed), run.Get(Runs), context.Clock.GetUtcNow())
    {
        Options = SweepTable.Constant(plan.Sweep),
        Axes = [.. plan.Sweep.Axes.Select(axis => KeyValuePair.Create(axis.Name, axis.Values))],
        Cells = plan.Sweep.Cells.Count,
    };
}
