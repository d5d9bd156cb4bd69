using Distribution.Experiments.Comparing;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>Processes and simulator side by side: a line for each measure, means and their gap, each with half its interval.</summary>
internal static class ComparisonTable
{
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
            var predicted = comparison.Theory.FirstOrDefault(
                line => string.Equals(line.Measure, measure.Definition.Name, StringComparison.Ordinal));
            table.Add([
                measure.Definition.Name,
                .. Cells(real.Mean, real.Interval), .. Cells(simulated.Mean, simulated.Interval),
                .. Cells(gap.Difference, gap.Interval),
                NumberDisplay.Of(predicted?.Value ?? double.NaN, NumberDisplay.Decimals(simulated))]);
        }

        table.Write(output, width);
    }

    // A mean that is known well says nothing about the digits of the one beside it.
    private static IEnumerable<string> Cells(double mean, Interval interval)
    {
        var decimals = NumberDisplay.Decimals(mean, interval);
        return [NumberDisplay.Of(mean, decimals), NumberDisplay.Of(interval.Width / 2, decimals)];
    }
}
