using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Comparing;

/// <summary>A measure on processes and in the simulator.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Processes">What was measured.</param>
/// <param name="Simulated">What was simulated.</param>
/// <param name="Gap">Processes less simulator.</param>
internal sealed record ComparedMeasure(MeasureDefinition Definition, Summary Processes, Summary Simulated, Gap Gap)
{
    /// <summary>Compares samples.</summary>
    /// <param name="measure">What they are of.</param>
    /// <param name="nodes">How many nodes shares are of; 0: not known.</param>
    /// <param name="processes">What was measured.</param>
    /// <param name="simulated">What was simulated.</param>
    internal static ComparedMeasure Of(
        MeasureDefinition measure, int nodes, IEnumerable<double> processes, IEnumerable<double> simulated)
    {
        var (real, virtually) = (Summary.Of(processes, measure.Kind, nodes), Summary.Of(simulated, measure.Kind, nodes));
        return new ComparedMeasure(
            measure, real, virtually, Gap.Between((real.Mean, real.Interval), (virtually.Mean, virtually.Interval)));
    }
}
