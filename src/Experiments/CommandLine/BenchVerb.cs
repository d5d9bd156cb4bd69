using Distribution.Experiments.Measuring;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>bench w1|w2</c>: what the engine costs.</summary>
internal static class BenchVerb
{
    private const int RepetitionsMax = 1_000;

    private static readonly ProtocolOption<int> Runs = OptionKinds.Whole("runs", "the same as --repeat", 1, RepetitionsMax, 5);

    private static readonly ProtocolOption<int> Repeat = OptionKinds.Whole(
        "repeat",
        "how many times the same run is done; the first is cold, steady is the median of the rest",
        1,
        RepetitionsMax,
        Runs.DefaultValue,
        settings => settings.Get(Runs),
        "as many as --runs");

    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "bench", "Times a workload on the production engine and protocol path.", Example(context.Catalog.Benchmarks[0]));
        foreach (var benchmark in context.Catalog.Benchmarks)
        {
            var timed = new Verb(benchmark.Name, benchmark.Summary, Example(benchmark));
            var own = new BoundOptions(timed, benchmark.Options);
            var run = new BoundOptions(timed, [Runs, Repeat, RunOptions.Seed, RunOptions.Out, RunOptions.Format]);
            timed.SetAction((result, cancellation) => Task.Run(
                () => Bench(context, benchmark, own.Read(benchmark.Name, result), run.Read("bench", result), cancellation),
                CancellationToken.None));
            command.Add(timed);
        }

        return command;
    }

    private static string Example(IListedBenchmark benchmark) => $"bench {benchmark.Name} --nodes 1e6 --repeat 5";

    private static int Bench(
        CommandContext context, IListedBenchmark benchmark, Settings settings, Settings run, CancellationToken cancellation)
    {
        var (seed, repeat) = (run.Get(RunOptions.Seed), run.Get(Repeat));
        if (run.IsChanged(Runs) && repeat != run.Get(Runs))
        {
            throw new UsageException($"--repeat '{repeat}' with --runs '{run.Get(Runs)}': they say the same, so allowed are equal numbers");
        }

        using var folder = ResultsFolder.Open(
            run.Get(RunOptions.Out), context.ManifestOf("bench", settings, seed, repeat), RowColumns.None);
        BenchmarkResult result;
        using (var progress = new ProgressReport(context.Screen, context.Error, context.Clock, $"bench {benchmark.Name}", 1, repeat))
        {
            result = BenchmarkResult.Measure(benchmark, settings, seed, repeat, progress, cancellation);
        }

        var document = OutputDocument.TextOf(writer => BenchmarkJson.Write(writer, settings, seed, result));
        folder?.Write("result.json", document);
        folder?.Database.Add(new StoredCell(0, null) { Measured = result.Samples });
        folder?.Finish(result.Repetitions.Count == repeat ? 1 : 0, context.Clock.GetUtcNow());
        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            context.Output.Write(document);
        }
        else
        {
            BenchmarkTable.Write(context.Output, context.Screen, settings, seed, result);
        }

        Closing.Write(context, run, folder);
        return result.Repetitions.Count == repeat ? ExitCode.Done : ExitCode.Interrupted;
    }
}
