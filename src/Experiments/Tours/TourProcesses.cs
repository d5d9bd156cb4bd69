using Distribution.Experiments.Measuring;

namespace Distribution.Experiments.Tours;

/// <summary>What the tour's child processes have shown.</summary>
/// <param name="Spawn">How long each took to start, in milliseconds.</param>
/// <param name="Gossip">The gossip measures.</param>
internal sealed record TourProcesses(IReadOnlyList<double> Spawn, Measured Gossip)
{
    /// <summary>All samples by measure.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> ByMeasure =>
        Gossip.Samples.Prepend(KeyValuePair.Create("spawnMs", Spawn));
}
