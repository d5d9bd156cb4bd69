using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Running;

/// <summary>A measure and what the runs gave.</summary>
/// <param name="Definition">Which measure.</param>
/// <param name="Summary">Over the runs.</param>
internal sealed record MeasureSummary(MeasureDefinition Definition, Summary Summary);
