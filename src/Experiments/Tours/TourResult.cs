using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Tours;

/// <summary>All that the tour has found; parts that an interruption has cut off are missing.</summary>
/// <param name="Sweep">Reach by fan-out, in the simulator: at least one setting.</param>
/// <param name="Processes">The gossip scenario on child processes; null: interrupted before.</param>
/// <param name="Simulated">The same in the simulator; null: interrupted before its end.</param>
internal sealed record TourResult(SweepResult Sweep, TourProcesses? Processes, CellResult? Simulated)
{
    /// <summary>Whether every part is finished.</summary>
    internal bool IsComplete => Simulated is not null;

    /// <summary>Every sample of the simulated scenario, by measure.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> SimulatedByMeasure => Simulated?.Samples ?? [];
}
