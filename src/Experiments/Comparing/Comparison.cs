using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
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
            .Select(measure => ComparedMeasure.Of(
                measure,
                SummaryOf(measure, Processes.Samples[measure.Name], Simulated.Plan, Processes.Runs),
                SummaryOf(measure, Simulated.SamplesOf(measure), Simulated.Plan, Simulated.Runs.Count))),
    ];

    /// <summary>What theory says of the setting.</summary>
    internal IReadOnlyList<TheoryLine> Theory => Simulated.Theory;

    /// <summary>What the simulator knows of this machine's times; null: nothing, so that times are not comparable.</summary>
    internal Calibration? Calibration { get; init; }

    /// <summary>The same simulation where work takes no time; null: there is none.</summary>
    internal CellResult? WithoutProcessors { get; init; }

    /// <summary>Every sample of the simulator; those without processors by path.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> SimulatedSamples => Simulated.Samples.Concat(
        WithoutProcessors?.Samples.Select(samples => KeyValuePair.Create("withoutProcessors/" + samples.Key, samples.Value)) ?? []);

    /// <summary>The time that is compared; null: none.</summary>
    internal MeasureDefinition? Timed { get; init; }

    /// <summary>That time over all repeats.</summary>
    internal TimeGap? Time => Timed is null ? null : TimeGap.Of(Processes.Samples[Timed.Name], Simulated.SamplesOf(Timed));

    /// <summary>The same beside the simulator without processors.</summary>
    internal TimeGap? TimeWithoutProcessors => Timed is null || WithoutProcessors is null
        ? null
        : TimeGap.Of(Processes.Samples[Timed.Name], WithoutProcessors.SamplesOf(Timed));

    /// <summary>That time in each repeat, its processes beside its own runs in the simulator.</summary>
    internal IReadOnlyList<TimeGap> Repeats { get; init; } = [];

    /// <summary>What must hold of the two.</summary>
    internal IReadOnlyList<ComparisonVerdict> Verdicts { get; init; } = [];

    private static Summary SummaryOf(MeasureDefinition measure, IEnumerable<double> samples, CellPlan plan, int runs) =>
        Summary.Of(samples, measure.Kind, CellPlan.TrialsOf(plan.Settings, runs));
}
