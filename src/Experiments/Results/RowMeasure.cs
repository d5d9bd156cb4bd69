using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Results;

/// <summary>A measure of a row.</summary>
/// <param name="Name">Which measure.</param>
/// <param name="Summary">Over the runs.</param>
/// <param name="Theory">What the first theory that applies predicts; not-a-number where none does.</param>
/// <param name="TheoryName">Which theory that is; empty where none applies.</param>
internal sealed record RowMeasure(string Name, Summary Summary, double Theory, string TheoryName)
{
    /// <summary>A measure that no run has.</summary>
    internal static RowMeasure None(string name) => new(name, Summary.Of([], MeasureKind.Mean), double.NaN, "");

    /// <summary>A measure beside what theory says about it.</summary>
    internal static RowMeasure Of(MeasureSummary measure, IReadOnlyList<TheoryLine> theory)
    {
        var name = measure.Definition.Name;
        var line = theory.FirstOrDefault(line => string.Equals(line.Measure, name, StringComparison.Ordinal));
        return new RowMeasure(name, measure.Summary, line?.Value ?? double.NaN, line?.Name ?? "");
    }
}
