using Distribution.Experiments.Exploring;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Theory;
using Distribution.Simulator;
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
        command.Add(LiveOption.Create());
        foreach (var measurement in context.Catalog.Measurements)
        {
            var measured = new Verb(measurement.Name, measurement.Summary, Example(measurement));
            var own = new BoundOptions(measured, [.. measurement.Options, .. measurement.PlaceOptions]);
            var run = new BoundOptions(measured, [Runs, RunOptions.Seed, RunOptions.Out, RunOptions.Format]);
            var traces = TraceTarget.Option();
            if (measurement.CanTrace)
            {
                measured.Add(traces);
            }

            measured.SetAction((result, cancellation) =>
            {
                var (settings, verb) = (own.Read(measurement.Name, result), run.Read("measure", result));
                var written = measurement.CanTrace ? result.GetValue(traces) ?? [] : [];
                return MeasureAsync(
                    context, measurement, settings, verb, written, LiveOption.IsOn(context, result, verb), cancellation);
            });
            command.Add(measured);
        }

        return command;
    }

    private static string Example(IListedMeasurement measurement) => $"measure {measurement.Name} {measurement.Example}";

    private static async Task<int> MeasureAsync(
        CommandContext context,
        IListedMeasurement measurement,
        Settings settings,
        Settings run,
        string[] traces,
        bool isLive,
        CancellationToken cancellation)
    {
        var targets = traces.Select(TraceTarget.Parse).ToArray();
        var request = new MeasurementRequest(
            settings, run.Get(Runs), run.Get(RunOptions.Seed), LibraryLoader.PathsOf(context.Arguments))
        {
            IsTraced = targets.Length > 0,
        };
        foreach (var notice in measurement.NoticesOf(settings))
        {
            await context.Error.WriteAsync($"{CommandTree.Program}: {notice}\n");
        }

        using var folder = ResultsFolder.Open(
            run.Get(RunOptions.Out), context.ManifestOf("measure", settings, request.Seed, request.Runs), RowColumns.None);
        var started = Performance.Start();
        var (steps, units) = measurement.StepsOf(request);
        Measured measured;
        using (var progress = new ProgressReport(
            context.Screen, context.Error, context.Clock, $"measure {measurement.Name}", 1, steps, isLive, units))
        {
            measured = await measurement.MeasureAsync(request, progress, cancellation);
        }

        var performance = started(measured.Events);
        var theory = TheoryList.For(settings);
        var document = OutputDocument.TextOf(writer => MeasurementJson.Write(writer, measurement, request, measured, theory, performance));
        folder?.Write("result.json", document);
        folder?.Database.Add(new StoredCell(0, null) { Measured = measured.Samples, Curve = measured.Curve });
        foreach (var (name, content) in measured.Files)
        {
            folder?.Write(name, content);
        }

        WriteTrace(context, measured.Trace, targets);
        folder?.Finish(measured.Runs == request.Runs ? 1 : 0, context.Clock.GetUtcNow());
        if (targets.Any(target => target.IsOutput))
        {
            // Standard output is the trace and nothing else, so that a program can read it.
        }
        else if (run.Get(RunOptions.Format) == OutputFormat.Json)
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

    /// <summary>Writes what the nodes have sent each other, and on standard error how their clocks differ.</summary>
    private static void WriteTrace(CommandContext context, MergedTrace? trace, TraceTarget[] targets)
    {
        if (trace is null)
        {
            return;
        }

        foreach (var target in targets)
        {
            target.Write(trace.Trace, context.Output);
        }

        foreach (var skew in trace.Skews.Skip(1))
        {
            context.Error.Write($"{CommandTree.Program}: {skew}\n");
        }
    }
}
