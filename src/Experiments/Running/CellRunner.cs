using Distribution.Experiments.Live;

namespace Distribution.Experiments.Running;

/// <summary>Runs one setting: workers take run after run, results are kept in run order. Statistics, trace hash and the decision to stop
/// depend on the settings and the root seed alone, never on the number of workers.</summary>
internal sealed class CellRunner
{
    private readonly CellPlan plan;
    private readonly PilotRule? rule;
    private readonly Func<long, Performance> measured = Performance.Start();
    private readonly ISimulationRun[] workers;
    private readonly Lock gate = new();
    private CancellationToken cancellation;
    private RunFailedException? failure;
    private int next;

    /// <summary>Prepares the workers.</summary>
    /// <exception cref="UsageException">The settings do not fit together.</exception>
    internal CellRunner(CellPlan plan)
    {
        this.plan = plan;
        rule = plan.UntilWidth is { } wanted
            ? new PilotRule(plan.Protocol.Measures[0], CellPlan.TrialsOf(plan.Settings, 0), wanted, plan.Runs)
            : null;
        workers = [.. Enumerable.Range(0, Math.Min(plan.Jobs, plan.Runs)).Select(_ => plan.Protocol.Prepare(plan.Settings))];
    }

    /// <summary>Prepares a setting and runs it.</summary>
    /// <exception cref="UsageException">The settings do not fit together.</exception>
    /// <exception cref="RunFailedException">A run broke off.</exception>
    internal static CellResult Run(CellPlan plan, IRunProgress progress, CancellationToken cancellation) =>
        new CellRunner(plan).Run(progress, cancellation);

    /// <summary>Runs, once, as many runs as were asked for, or as the interval takes by <see cref="PilotRule"/>. If the token is cancelled
    /// the runs finished without a gap from the first on are the result.</summary>
    /// <exception cref="RunFailedException">A run broke off.</exception>
    internal CellResult Run(IRunProgress progress, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        var (count, pilotEvents) = rule is null ? (plan.Runs, 0) : CountByPilot(rule, progress);
        RunSample?[] samples = [];
        progress.Watcher?.OnNext(new LiveEvent.SettingBegun(plan));
        do
        {
            var done = samples.Length;
            Array.Resize(ref samples, count);
            RunFrom(samples, done, RunSeeds.OfRun, sample =>
            {
                progress.RunFinished();
                progress.Watcher?.OnNext(new LiveEvent.RunDone(sample, workers[0].CurveStep));
            });
            count = rule is null || cancellation.IsCancellationRequested ? samples.Length : rule.RunsAfter(samples!);
            progress.ExpectRuns(count - samples.Length);
        }
        while (count > samples.Length);

        var finished = samples.TakeWhile(sample => sample is not null).Select(sample => sample!).ToArray();
        return new CellResult(plan, finished, workers[0].CurveStep, measured(pilotEvents + finished.Sum(sample => sample.Events)));
    }

    /// <summary>How many runs there are to be, decided by runs that are then left out, and their events.</summary>
    private (int Count, long Events) CountByPilot(PilotRule rule, IRunProgress progress)
    {
        RunSample?[] samples = [];
        for (var size = PilotRule.First; size < plan.Runs; size = checked(size * 2))
        {
            var done = samples.Length;
            Array.Resize(ref samples, size);
            progress.ExpectRuns(size - done);
            RunFrom(samples, done, RunSeeds.OfPilot, _ => progress.RunFinished());
            if (cancellation.IsCancellationRequested)
            {
                return (0, 0);
            }

            var count = rule.RunsFor(samples!);
            if (count <= size * PilotRule.RunsByPilot)
            {
                progress.ExpectRuns(count - plan.Runs);
                return (count, samples.Sum(sample => sample!.Events));
            }
        }

        return (plan.Runs, samples.Sum(sample => sample!.Events));
    }

    private void RunFrom(RunSample?[] samples, int first, Func<ulong, int, ulong> seedOf, Action<RunSample> finished)
    {
        next = first;
        Parallel.ForEach(
            workers,
            new ParallelOptions { MaxDegreeOfParallelism = workers.Length },
            worker => Work(worker, samples, seedOf, finished));
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Work(ISimulationRun worker, RunSample?[] samples, Func<ulong, int, ulong> seedOf, Action<RunSample> finished)
    {
        while (!cancellation.IsCancellationRequested && failure is null)
        {
            var run = Interlocked.Increment(ref next) - 1;
            if (run >= samples.Length)
            {
                return;
            }

            var seed = seedOf(plan.RootSeed, run);
            try
            {
                var sample = samples[run] = Checked(worker.Run(seed, cancellation));
                finished(sample);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Any: it was thrown by a protocol's own code, and the others must end before it is reported.
                Fail(new RunFailedException(plan.Protocol.Name, run, seed, exception));
            }
        }
    }

    // Runs are begun in order and all that were begun are ended: the first to fail is the same for any number of workers.
    private void Fail(RunFailedException failed)
    {
        lock (gate)
        {
            failure = failure is null || failed.Run < failure.Run ? failed : failure;
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
}
