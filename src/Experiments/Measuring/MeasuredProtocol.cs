using System.Runtime.ExceptionServices;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Measuring;

/// <summary>A measurement as grids run it: every run is a measurement of its own, with fresh processes, and what it measures is the mean
/// of its samples. Times are real, so there is no trace.</summary>
/// <param name="measurement">Which.</param>
/// <param name="load">The user's libraries, for the children.</param>
internal sealed class MeasuredProtocol(IListedMeasurement measurement, IReadOnlyList<string> load) : IListedProtocol
{
    /// <inheritdoc/>
    public string Name => measurement.Name;

    /// <inheritdoc/>
    public string Summary => measurement.Summary;

    /// <inheritdoc/>
    public string Example => measurement.Example;

    /// <inheritdoc/>
    public string SweepExample => measurement.Example;

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options => measurement.Options;

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => measurement.Measures;

    /// <inheritdoc/>
    public ISimulationRun Prepare(Settings settings)
    {
        _ = measurement.NoticesOf(settings);
        return new Run(measurement, settings, load);
    }

    /// <summary>What this process needs; that of the children is their own.</summary>
    public long MemoryBytesOf(Settings settings) => 0;

    private sealed class Run(IListedMeasurement measurement, Settings settings, IReadOnlyList<string> load) : ISimulationRun, IRunProgress
    {
        private Measured? measured;
        private ExceptionDispatchInfo? failure;

        public double CurveStep => RunCurve.ArrivalStep;

        RunSample ISimulationRun.Run(ulong seed, CancellationToken cancellation)
        {
            // A worker is a thread of its own, and waits for the processes.
            using var over = new ManualResetEventSlim();
            _ = MeasureAsync(new MeasurementRequest(settings, 1, seed, load), over, cancellation);
            over.Wait(CancellationToken.None);
            failure?.Throw();
            return measured is { Runs: > 0 } whole ? SampleOf(whole) : throw new OperationCanceledException(cancellation);
        }

        // The grid counts its runs itself.
        void IRunProgress.RunFinished()
        {
        }

        private async Task MeasureAsync(MeasurementRequest request, ManualResetEventSlim over, CancellationToken cancellation)
        {
            try
            {
                measured = await measurement.MeasureAsync(request, this, cancellation);
            }
            catch (Exception exception)
            {
                // Any: it is thrown where the run was asked for.
                failure = ExceptionDispatchInfo.Capture(exception);
            }
            finally
            {
                over.Set();
            }
        }

        private RunSample SampleOf(Measured whole) => new()
        {
            Measures = measurement.Measures.ToDictionary(
                measure => measure.Name,
                measure => whole.Samples.GetValueOrDefault(measure.Name) is { Count: > 0 } samples ? samples.Average() : double.NaN,
                StringComparer.Ordinal),
            Samples = whole.Samples,
            Curve = whole.Curves.FirstOrDefault()?.Informed ?? [],
            CurveStride = whole.Curves.FirstOrDefault()?.Stride ?? 1,
            TraceHash = 0,
            Events = whole.Events,
            Remark = whole.Remarks.FirstOrDefault() ?? "",
        };
    }
}
