using Distribution.Experiments.Comparing;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>Processes and simulator side by side: a line for each measure, means and their gap, each with half its interval.</summary>
internal static class ComparisonTable
{
    // What differs by less than this is nobody's question.
    private const int DecimalsMax = 4;

    /// <summary>Writes the table.</summary>
    internal static void Write(TextWriter output, int width, Comparison comparison)
    {
        var table = new TextTable(
            new TableColumn("measure", IsNumber: false),
            new TableColumn("processes"),
            new TableColumn("+-", 2),
            new TableColumn("simulator"),
            new TableColumn("+-", 4),
            new TableColumn("gap"),
            new TableColumn("+-", 1),
            new TableColumn("theory", 3));
        foreach (var measure in comparison.Measures)
        {
            var (real, simulated, gap) = (measure.Processes, measure.Simulated, measure.Gap);
            var decimals = Math.Min(DecimalsMax, Math.Max(NumberDisplay.Decimals(real), NumberDisplay.Decimals(simulated)));
            var predicted = comparison.Theory.FirstOrDefault(
                line => string.Equals(line.Measure, measure.Definition.Name, StringComparison.Ordinal));
            double[] values =
            [
                real.Mean, real.Interval.Width / 2, simulated.Mean, simulated.Interval.Width / 2,
                gap.Difference, gap.Interval.Width / 2, predicted?.Value ?? double.NaN,
            ];
            table.Add([measure.Definition.Name, .. values.Select(value => NumberDisplay.Of(value, decimals))]);
        }

        table.Write(output, width);
    }
}
