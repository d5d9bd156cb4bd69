using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Tours;

/// <summary>Children of this very program.</summary>
internal sealed class ProcessTourGuide : ITourGuide
{
    /// <inheritdoc/>
    public async Task<TourProcesses> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        await using var group = await ProcessGroup.StartAsync(
            request.Settings.Get(CommonOptions.Nodes), Environment.ProcessorCount, request.Load, cancellation);
        return new TourProcesses(group.SpawnMilliseconds, await GossipMeasurement.MeasureAsync(group, request, progress, cancellation));
    }
}
