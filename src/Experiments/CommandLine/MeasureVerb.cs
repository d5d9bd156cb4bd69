using Distribution.Experiments.Measuring;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Theory;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>measure spawn|gossip|comm</c>: real child processes over TCP.</summary>
internal static class MeasureVerb
{
    private static readonly ProtocolOption<int> Runs =
        OptionKinds.Whole("runs", "how many times the whole measurement is done", 1, 100_000, 1);

    internal static Command Create(CommandContext context)
    {
        var example = context.Catalog.Measurements[0];
        var command = new Verb(
            "measure",
            "Measures real child processes over TCP; the measures have the names that they have in the simulator.",
            Example(example));
        foreach (var measurement in context.Catalog.Measurements)
        {
            var measured = new Verb(measurement.Name, measurement.Summary, Example(measurement));
            var own = new BoundOptions(measured, measurement.Options);
            var run = new BoundOptions(measured, [Runs, RunOptions.Seed, RunOptions.Out, RunOptions.Format]);
            measured.SetAction((result, cancellation) => MeasureAsync(
                context, measurement, own.Read(measurement.Name, result), run.Read("measure", result), cancellation));
            command.Add(measured);
        }

        return command;
    }

    private static string Example(IListedMeasurement measurement) => $"measure {measurement.Name} {measurement.Example}";

    private static async Task<int> MeasureAsync(
        CommandContext context, IListedMeasurement measurement, Settings settings, Settings run, CancellationToken cancellation)
    {
        var request = new MeasurementRequest(
            settings, run.Get(Runs), run.Get(RunOptions.Seed), LibraryLoader.PathsOf(context.Arguments));
        foreach (var notice in measurement.NoticesOf(settings))
        {
            await context.Error.WriteAsync($"{CommandTree.Program}: {notice}\n");
        }

        var folder = ResultsFolder.Open(run.Get(RunOptions.Out), context.ManifestOf("measure", settings, request.Seed, request.Runs));
        var started = Performance.Start();
        Measured measured;
        using (var progress = new ProgressReport(
            context.Screen, context.Error, context.Clock, $"measure {measurement.Name}", 1, request.Runs))
        {
            measured = await measurement.MeasureAsync(request, progress, cancellation);
        }

        var performance = started(measured.Events);
        var theory = TheoryList.For(settings);
        var document = OutputDocument.TextOf(writer => MeasurementJson.Write(writer, measurement, request, measured, theory, performance));
        folder?.Write("result.json", document);
        folder?.Write("samples.csv", SamplesFile.Of(measured.Samples));
        foreach (var (name, content) in measured.Files)
        {
            folder?.Write(name, content);
        }

        folder?.Finish(measured.Runs == request.Runs ? 1 : 0, context.Clock.GetUtcNow());
        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            await context.Output.WriteAsync(document);
        }
        else
        {
            MeasurementTable.Write(context.Output, context.Screen, measurement, request, measured, theory, performance);
        }

        Closing.Write(context, run, folder);
        return measured.Runs == request.Runs ? ExitCode.Done : ExitCode.Interrupted;
    }
}
