using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Tours;

/// <summary>The part of the tour that needs real processes.</summary>
internal interface ITourGuide
{
    /// <summary>Starts children, groups them and gossips to them.</summary>
    /// <param name="request">The gossip scenario.</param>
    /// <param name="progress">Is told of every finished run.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EnvironmentException">A child did not come up.</exception>
    Task<TourProcesses> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation);
}
