using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Output;

/// <summary>The readable output of <c>simulate</c> where it computes.</summary>
internal static class ExactTable
{
    /// <summary>Writes heading, measure, growth, theory and cost.</summary>
    internal static void Write(TextWriter output, Screen screen, IListedTheory theory, ExactResult result, Performance performance)
    {
        var (settings, time) = (result.Settings, result.Time);
        output.Write($"{theory.Name}: {NumberDisplay.Of(settings.Get(CommonOptions.Nodes))} nodes, exact, no runs\n");
        output.Write($"{string.Join(", ", settings.Options.Select(option => $"{option.Name} {settings.TextOf(option)}"))}\n\n");
        var table = new TextTable(
        [
            new TableColumn("measure", IsNumber: false),
            .. new[] { "expected", "sd", "min", "p50", "p90", "p99" }.Select(title => new TableColumn(title)),
        ]);
        table.Add(
        [
            theory.Measures[0].Display, NumberDisplay.Of(time.Mean, 4), NumberDisplay.Of(time.Sd, 4),
            .. new[] { time.Min, time.P50, time.P90, time.P99 }.Select(cycle => NumberDisplay.Of(cycle, 0)),
        ]);
        table.Write(output, screen.Width);
        output.Write("\n");
        SimulationTable.WriteGrowth(output, screen, result.Curve, "cycles");
        SimulationTable.WriteTheory(output, result.Theory);
        output.Write($"{NumberDisplay.OfSeconds(performance.WallSeconds)}\n");
    }
}
