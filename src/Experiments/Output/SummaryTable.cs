using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Output;

/// <summary>A line for each measure: mean, interval, spread, quantiles, theory.</summary>
internal sealed class SummaryTable(IReadOnlyList<TheoryLine> theory)
{
    private readonly TextTable table = new(
        new TableColumn("measure", IsNumber: false),
        new TableColumn("mean"),
        new TableColumn("95 % from"),
        new TableColumn("to"),
        new TableColumn("sd", 2),
        new TableColumn("min", 5),
        new TableColumn("p50", 3),
        new TableColumn("p90", 4),
        new TableColumn("p99", 6),
        new TableColumn("max", 5),
        new TableColumn("count", 7),
        new TableColumn("theory", 1));

    /// <summary>Adds a line.</summary>
    internal void Add(MeasureDefinition measure, Summary summary)
    {
        var decimals = NumberDisplay.Decimals(summary);
        var predicted = theory.FirstOrDefault(line => string.Equals(line.Measure, measure.Name, StringComparison.Ordinal));
        double[] values =
        [
            summary.Mean, summary.Interval.Low, summary.Interval.High, summary.Sd, summary.Min, summary.P50, summary.P90, summary.P99,
            summary.Max,
        ];
        table.Add([
            measure.Display,
            .. values.Select(value => NumberDisplay.Of(value, decimals)),
            NumberDisplay.Of(summary.Count),
            NumberDisplay.Of(predicted?.Value ?? double.NaN, decimals)]);
    }

    /// <summary>Writes the table.</summary>
    internal void Write(TextWriter output, int width) => table.Write(output, width);
}
