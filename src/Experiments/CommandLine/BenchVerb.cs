using System.CommandLine;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>bench w1|w2</c>: what the engine costs.</summary>
internal static class BenchVerb
{
    private static readonly ProtocolOption<int> Repeat = OptionKinds.Whole(
        "repeat", "how many times the same run is done; the first is cold, steady is the median of the rest", 1, 1_000, 5);

    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "bench", "Times a workload on the production engine and protocol path.", Example(context.Catalog.Benchmarks[0]));
        foreach (var benchmark in context.Catalog.Benchmarks)
        {
            var timed = new Verb(benchmark.Name, benchmark.Summary, Example(benchmark));
            var own = new BoundOptions(timed, benchmark.Options);
            var run = new BoundOptions(timed, [Repeat, RunOptions.Seed, RunOptions.Format]);
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
        BenchmarkResult result;
        using (var progress = new ProgressReport(context.Screen, context.Error, context.Clock, $"bench {benchmark.Name}", 1, repeat))
        {
            result = BenchmarkResult.Measure(benchmark, settings, seed, repeat, progress, cancellation);
        }

        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            JsonOutput.Write(context.Output, writer => BenchmarkJson.Write(writer, settings, seed, result));
        }
        else
        {
            BenchmarkTable.Write(context.Output, context.Screen, settings, seed, result);
        }

        return result.Repetitions.Count == repeat ? ExitCode.Done : ExitCode.Interrupted;
    }
}
