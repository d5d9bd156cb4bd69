using Distribution.Experiments.Comparing;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>The compared time: its quantiles on processes and in the simulator, with and without processors, and their ratios.</summary>
internal static class ComparedTimeTable
{
    /// <summary>Writes the table, and what it is of.</summary>
    internal static void Write(TextWriter output, int width, Comparison comparison)
    {
        if (comparison is not { Timed: { } timed, Time: { } time })
        {
            return;
        }

        var table = new TextTable(
            new TableColumn(timed.Name, IsNumber: false),
            new TableColumn("p50"),
            new TableColumn("95 % interval", 1, IsNumber: false),
            new TableColumn("p90"),
            new TableColumn("p99"),
            new TableColumn("KS distance", 2),
            new TableColumn("chance", 3));
        var decimals = Math.Max(NumberDisplay.Decimals(time.Processes), NumberDisplay.Decimals(time.Simulated));
        AddSide(table, "processes", time.Processes, decimals, null);
        AddSide(table, "simulator", time.Simulated, decimals, time.Test);
        AddRatio(table, time);
        if (comparison.TimeWithoutProcessors is { } without)
        {
            AddSide(table, "simulator, work takes no time", without.Simulated, decimals, without.Test);
            AddRatio(table, without);
        }

        table.Write(output, width);
        output.Write("\n");
    }

    private static void AddSide(TextTable table, string side, Summary summary, int decimals, KolmogorovSmirnov? test) => table.Add(
        side,
        NumberDisplay.Of(summary.P50, decimals),
        Between(summary.P50Interval, decimals),
        NumberDisplay.Of(summary.P90, decimals),
        NumberDisplay.Of(summary.P99, decimals),
        test is null ? "" : NumberDisplay.Of(test.Value.Distance, 2),
        test is null ? "" : NumberDisplay.OfChance(test.Value.Chance));

    private static void AddRatio(TextTable table, TimeGap gap) => table.Add(
        "  processes / simulator",
        NumberDisplay.Of(gap.P50.Value, 2),
        Between(gap.P50.Interval, 2),
        NumberDisplay.Of(gap.P90.Value, 2),
        NumberDisplay.Of(gap.P99.Value, 2),
        "",
        "");

    private static string Between(Interval interval, int decimals) => double.IsFinite(interval.Width)
        ? $"{NumberDisplay.Of(interval.Low, decimals)} to {NumberDisplay.Of(interval.High, decimals)}"
        : NumberDisplay.Missing;
}
