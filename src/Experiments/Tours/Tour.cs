using Distribution.Experiments.Measuring;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Tours;

/// <summary>The tour's flow: sweep, processes, the same in the simulator. What is shown on the way is told to a
/// <see cref="TourText"/>.</summary>
internal sealed class Tour(
    TourPlan plan, ITourGuide guide, IReadOnlyList<string> load, TourText text, Func<string, long, ProgressReport> progress)
{
    /// <summary>Runs, a few, over processes; every one sends as many messages as one in the simulator.</summary>
    internal const int ProcessRuns = 3;

    /// <summary>Runs all parts, one after another.</summary>
    /// <param name="database">Where the sweep's rows are and go; null: nowhere.</param>
    /// <param name="cancellation">Gives up: what is finished is the result.</param>
    /// <exception cref="OperationCanceledException">It was given up before a setting of the sweep was finished.</exception>
    /// <exception cref="EnvironmentException">The child processes could not be had.</exception>
    internal async Task<TourResult> RunAsync(ResultsDatabase? database, CancellationToken cancellation)
    {
        var result = new TourResult(Sweep(database, cancellation), null, null);
        if (result.Sweep.Failures is [{ Cause: { } failed }, ..])
        {
            throw failed;
        }

        if (result.Sweep.Rows.Count == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        text.WriteSweep(result.Sweep);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            result = result with { Processes = await MeasureAsync(cancellation) };
            var simulated = Simulate(cancellation);
            cancellation.ThrowIfCancellationRequested();
            result = result with { Simulated = simulated };
            text.WriteComparison(result.Processes, simulated);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The finished parts are the result.
        }

        return result;
    }

    private SweepResult Sweep(ResultsDatabase? database, CancellationToken cancellation)
    {
        using var shown = progress("fan-out in the simulator", plan.Sweep.Cells.Sum(cell => (long)cell.Runs));
        return SweepRunner.Run(
            plan.Sweep, SweepShard.Whole, database, shown, new SweepLimits(TimeProvider.System), cancellation);
    }

    private async Task<TourProcesses> MeasureAsync(CancellationToken cancellation)
    {
        using var shown = progress("gossip on processes", ProcessRuns);
        var request = new MeasurementRequest(plan.Gossip.Settings, ProcessRuns, plan.Gossip.RootSeed, load);
        return await guide.MeasureAsync(request, shown, cancellation);
    }

    private CellResult Simulate(CancellationToken cancellation)
    {
        using var shown = progress("gossip in the simulator", plan.Gossip.Runs);
        return CellRunner.Run(plan.Gossip, shown, cancellation);
    }
}
