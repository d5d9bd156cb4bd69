using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Running;

/// <summary>Runs one setting: workers take run after run, results are kept in run order. Statistics, trace hash and the decision to stop
/// depend on the settings and the root seed alone, never on the number of workers.</summary>
internal sealed class CellRunner
{
    /// <summary>The first number of runs at which <c>--until-ci</c> is looked at; then at each doubling, where it can stop.</summary>
    internal const int FirstLook = 32;

    private readonly CellPlan plan;
    private readonly ulong cellSeed;
    private readonly Func<long, Performance> measured = Performance.Start();
    private readonly ISimulationRun[] workers;
    private IRunProgress? progress;
    private CancellationToken cancellation;
    private RunSample?[] samples = [];
    private RunFailedException? failure;
    private int next;

    /// <summary>Prepares the workers.</summary>
    /// <exception cref="UsageException">The settings do not fit together.</exception>
    internal CellRunner(CellPlan plan)
    {
        this.plan = plan;
        cellSeed = RunSeeds.OfCell(plan.RootSeed, plan.Settings.Key);
        workers = [.. Enumerable.Range(0, Math.Min(plan.Jobs, plan.Runs)).Select(_ => plan.Protocol.Prepare(plan.Settings))];
    }

    /// <summary>Prepares a setting and runs it.</summary>
    /// <exception cref="UsageException">The settings do not fit together.</exception>
    /// <exception cref="RunFailedException">A run broke off.</exception>
    internal static CellResult Run(CellPlan plan, IRunProgress progress, CancellationToken cancellation) =>
        new CellRunner(plan).Run(progress, cancellation);

    /// <summary>Runs, once, until all runs are done, the interval is narrow enough, or the token is cancelled: then the runs finished
    /// without a gap from the first on are the result.</summary>
    /// <exception cref="RunFailedException">A run broke off.</exception>
    internal CellResult Run(IRunProgress progress, CancellationToken cancellation)
    {
        (this.progress, this.cancellation) = (progress, cancellation);
        for (var look = FirstLook; ; look = checked(look * 2))
        {
            var target = plan.UntilWidth is null ? plan.Runs : Math.Min(look, plan.Runs);
            RunUpTo(target);
            if (target == plan.Runs || cancellation.IsCancellationRequested || IsNarrowEnough(target))
            {
                break;
            }
        }

        var finished = samples.TakeWhile(sample => sample is not null).Select(sample => sample!).ToArray();
        return new CellResult(plan, finished, workers[0].CurveStep, measured(finished.Sum(sample => sample.Events)));
    }

    private void RunUpTo(int target)
    {
        Array.Resize(ref samples, target);
        Parallel.ForEach(workers, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, worker => Work(worker, target));
        next = target;
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Work(ISimulationRun worker, int target)
    {
        while (!cancellation.IsCancellationRequested && failure is null)
        {
            var run = Interlocked.Increment(ref next) - 1;
            if (run >= target)
            {
                return;
            }

            var seed = RunSeeds.OfRun(cellSeed, run);
            try
            {
                samples[run] = Checked(worker.Run(seed, cancellation));
                progress!.RunFinished();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Any: it was thrown by a protocol's own code, and the others must end before it is reported.
                Interlocked.CompareExchange(ref failure, new RunFailedException(plan.Protocol.Name, run, seed, exception), null);
            }
        }
    }

    private RunSample Checked(RunSample sample)
    {
        foreach (var measure in plan.Protocol.Measures)
        {
            if (!sample.Measures.ContainsKey(measure.Name))
            {
                throw new InvalidOperationException($"{plan.Protocol.Name} lists the measure {measure.Name} and a run did not report it.");
            }
        }

        return sample;
    }

    // An interval can be narrow because the runs so far happen to differ little, and skewed measures are then too low: so the first half
    // must have promised it too. That halves the bias of looking once, for about an eighth more runs.
    private bool IsNarrowEnough(int count) => count > FirstLook
        && Width(count) <= plan.UntilWidth && Width(count / 2) <= plan.UntilWidth * Math.Sqrt(2);

    private double Width(int count)
    {
        var main = plan.Protocol.Measures[0];
        return Summary.Of(samples.Take(count).Select(sample => sample!.Measures[main.Name]), main.Kind).Interval.Width;
    }
}
