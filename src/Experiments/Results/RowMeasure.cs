using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Results;

/// <summary>A measure of a row.</summary>
/// <param name="Name">Which measure.</param>
/// <param name="Summary">Over the runs.</param>
/// <param name="Theory">What the first theory that applies predicts; not-a-number where none does.</param>
internal sealed record RowMeasure(string Name, Summary Summary, double Theory);
