using System.Diagnostics;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Measuring;

/// <summary>Repetitions of one workload with one seed: all do the same, the first one cold.</summary>
/// <param name="Sample">What every repetition did.</param>
/// <param name="Repetitions">What each cost, in order.</param>
/// <param name="BytesPerNode">Peak resident memory of the process above that of the idle process before the first repetition, for each
/// node.</param>
internal sealed record BenchmarkResult(BenchmarkSample Sample, IReadOnlyList<Performance> Repetitions, double BytesPerNode)
{
    /// <summary>Processor time by event of the first repetition: compiling and touching memory for the first time included.</summary>
    internal double Cold => Repetitions[0].NanosecondsPerEvent;

    /// <summary>The median over the other repetitions; not-a-number where there are none.</summary>
    internal double Steady =>
        Quantile.Of([.. Repetitions.Skip(1).Select(repetition => repetition.NanosecondsPerEvent).Order()], 0.5);

    /// <summary>The cost of every repetition, by measure.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> Samples =>
    [
        new("nsPerEvent.cold", [Cold]),
        new("nsPerEvent.steady", [.. Repetitions.Skip(1).Select(repetition => repetition.NanosecondsPerEvent)]),
    ];

    /// <summary>All repetitions together.</summary>
    internal Performance Total => new(
        Repetitions.Sum(repetition => repetition.Events),
        Repetitions.Sum(repetition => repetition.WallSeconds),
        Repetitions.Sum(repetition => repetition.CpuSeconds),
        Repetitions.Max(repetition => repetition.PeakBytes));

    /// <summary>Repeats a workload; the repetition under way when cancelled is the last.</summary>
    /// <exception cref="RunFailedException">A repetition did something else than the first.</exception>
    internal static BenchmarkResult Measure(
        IListedBenchmark benchmark, Settings settings, ulong seed, int repeat, IRunProgress progress, CancellationToken cancellation)
    {
        var idle = Environment.WorkingSet;
        var run = benchmark.Prepare(settings);
        var repetitions = new List<Performance>();
        BenchmarkSample? first = null;
        do
        {
            run.Start(seed);
            var measured = Performance.Start();
            var sample = run.Finish();
            repetitions.Add(measured(sample.Events));
            first ??= sample;
            if (sample != first)
            {
                var difference = new InvalidOperationException("it did not do what the first repetition did with the same seed");
                throw new RunFailedException(benchmark.Name, repetitions.Count - 1, seed, difference);
            }

            progress.RunFinished();
            if (repetitions.Count == 1 && repeat > 1)
            {
                WarmUp(benchmark);
            }
        }
        while (repetitions.Count < repeat && !cancellation.IsCancellationRequested);

        var peak = repetitions.Max(repetition => repetition.PeakBytes);
        return new BenchmarkResult(first, repetitions, (double)(peak - idle) / settings.Get(CommonOptions.Nodes));
    }

    /// <summary>Between cold and steady: the same code on few nodes, until the jit has compiled it for good. It does so on a thread of its
    /// own once no new code has been called for 100 ms, or for 1 s where the process may use only one processor (the runtime's
    /// TC_DelaySingleProcMultiplier), so a few repetitions would all be timed before. The pauses are for that thread.</summary>
    private static void WarmUp(IListedBenchmark benchmark)
    {
        const int FewNodes = 2_000;
        const int Rounds = 4;
        var time = TimeSpan.FromMilliseconds(300);
        var pause = Environment.ProcessorCount == 1 ? TimeSpan.FromMilliseconds(1_200) : time;
        var few = new Dictionary<string, string>(StringComparer.Ordinal) { [CommonOptions.Nodes.Name] = NumberText.Write(FewNodes) };
        var run = benchmark.Prepare(Settings.Read(benchmark.Name, benchmark.Options, few));
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var seed = 0UL; Stopwatch.GetElapsedTime(started) < time; seed++)
            {
                run.Start(seed);
                run.Finish();
            }

            Thread.Sleep(pause);
        }
    }
}
