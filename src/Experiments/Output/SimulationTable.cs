using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Output;

/// <summary>The readable output of <c>simulate</c>.</summary>
internal static class SimulationTable
{
    /// <summary>Writes heading, measures, growth, theory and cost.</summary>
    internal static void Write(TextWriter output, Screen screen, CellResult result)
    {
        var settings = result.Plan.Settings;
        output.Write($"{settings.Name}: {NumberDisplay.Of(settings.Get(CommonOptions.Nodes))} nodes, "
            + $"{NumberDisplay.OfRuns(result.Runs.Count)}, seed {result.Plan.RootSeed}\n");
        output.Write($"{string.Join(", ", settings.Options.Select(option => $"{option.Name} {settings.TextOf(option)}"))}\n\n");
        var measures = new SummaryTable(result.Theory);
        foreach (var (definition, summary) in result.Measures)
        {
            measures.Add(definition, summary);
        }

        measures.Write(output, screen.Width);
        output.Write("\n");
        WriteGrowth(output, screen, result.Curve, TimeUnit(result));
        WriteTheory(output, result.Theory);
        WriteNotes(output, result.Notes);
        var cost = result.Performance;
        output.Write($"trace {JsonMembers.Hash(result.TraceHash)}, {NumberDisplay.Of(cost.Events)} events, "
            + $"{NumberDisplay.OfSeconds(cost.WallSeconds)} ({NumberDisplay.OfSeconds(cost.CpuSeconds)} CPU, "
            + $"{NumberDisplay.Of(cost.NanosecondsPerEvent, 1)} ns an event), peak {NumberDisplay.OfBytes(cost.PeakBytes)}\n");
    }

    // A protocol with periods measures its times in them.
    private static string TimeUnit(CellResult result) =>
        result.Measures.Select(measure => measure.Definition).FirstOrDefault(measure => measure.Name is "tLast")?.Unit ?? "s";

    /// <summary>A line that draws how many are informed over time.</summary>
    internal static void WriteGrowth(TextWriter output, Screen screen, SpreadCurve curve, string timeUnit)
    {
        if (curve.Mean.Count > 1)
        {
            var line = Sparkline.Of(curve.Mean, 0, curve.Mean[^1], screen.IsUnicode);
            var end = curve.Time[^1];
            output.Write($"informed  {line}  0 .. {NumberDisplay.Of(curve.Mean[^1], 1)} nodes "
                + $"from 0 to {NumberDisplay.Of(end, double.IsInteger(end) ? 0 : 2)} {timeUnit}\n");
        }
    }

    /// <summary>A line for each theory.</summary>
    internal static void WriteTheory(TextWriter output, IReadOnlyList<TheoryLine> theory)
    {
        foreach (var group in theory.GroupBy(line => line.Name, StringComparer.Ordinal))
        {
            output.Write($"theory: {group.Key}: {string.Join(", ", group.Select(Shown))}\n");
        }
    }

    /// <summary>A line for each note.</summary>
    internal static void WriteNotes(TextWriter output, IEnumerable<string> notes)
    {
        foreach (var note in notes)
        {
            output.Write($"note: {note}\n");
        }
    }

    private static string Shown(TheoryLine line) => line.Curve is { } curve
        ? $"{line.Measure} {string.Join(' ', curve.Take(6).Select(value => NumberDisplay.Of(value, 2)))} ..."
        : $"{line.Measure} {NumberDisplay.Of(line.Value, 5)}" + (double.IsNaN(line.Sd) ? "" : $" (sd {NumberDisplay.Of(line.Sd, 4)})");
}
