using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Comparing;

/// <summary>A measure on processes and in the simulator.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Processes">What was measured.</param>
/// <param name="Simulated">What was simulated.</param>
/// <param name="Gap">Processes less simulator.</param>
internal sealed record ComparedMeasure(MeasureDefinition Definition, Summary Processes, Summary Simulated, Gap Gap)
{
    internal static ComparedMeasure Of(MeasureDefinition measure, IEnumerable<double> processes, IEnumerable<double> simulated)
    {
        var (real, virtually) = (Summary.Of(processes, measure.Kind), Summary.Of(simulated, measure.Kind));
        return new ComparedMeasure(
            measure, real, virtually, Gap.Between((real.Mean, real.Interval), (virtually.Mean, virtually.Interval)));
    }
}
