using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Comparing;

/// <summary>A measure on processes and in the simulator.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Processes">What was measured.</param>
/// <param name="Simulated">What was simulated.</param>
/// <param name="Gap">Processes less simulator.</param>
internal sealed record ComparedMeasure(MeasureDefinition Definition, Summary Processes, Summary Simulated, Gap Gap)
{
    /// <summary>Compares what was measured with what was simulated.</summary>
    internal static ComparedMeasure Of(MeasureDefinition measure, Summary processes, Summary simulated) => new(
        measure, processes, simulated, Gap.Between((processes.Mean, processes.Interval), (simulated.Mean, simulated.Interval)));
}
