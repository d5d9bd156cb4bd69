using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Tours;

/// <summary>All that the tour has found.</summary>
/// <param name="Sweep">Reach by fan-out, in the simulator.</param>
/// <param name="Processes">The gossip scenario on child processes.</param>
/// <param name="Simulated">The same in the simulator.</param>
internal sealed record TourResult(SweepResult Sweep, TourProcesses Processes, CellResult Simulated)
{
    /// <summary>Every run of the simulated scenario, by measure.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> SimulatedByMeasure => Simulated.Plan.Protocol.Measures
        .Select(measure => KeyValuePair.Create<string, IReadOnlyList<double>>(measure.Name, [.. Simulated.ValuesOf(measure)]));
}
