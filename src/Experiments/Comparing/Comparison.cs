using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Comparing;

/// <summary>One setting on real processes and in the simulator.</summary>
/// <param name="Processes">What was measured.</param>
/// <param name="Simulated">What was simulated.</param>
internal sealed record Comparison(Measured Processes, CellResult Simulated)
{
    /// <summary>The measures that both sides have, in the order of the protocol.</summary>
    internal IReadOnlyList<ComparedMeasure> Measures { get; } =
    [
        .. Simulated.Plan.Protocol.Measures.Where(measure => Processes.Samples.ContainsKey(measure.Name))
            .Select(measure => ComparedMeasure.Of(measure, Processes.Samples[measure.Name], Simulated.SamplesOf(measure))),
    ];

    /// <summary>What theory says of the setting.</summary>
    internal IReadOnlyList<TheoryLine> Theory => Simulated.Theory;
}
