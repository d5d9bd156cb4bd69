using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Output;

/// <summary>The readable output of <c>measure</c>.</summary>
internal static class MeasurementTable
{
    /// <summary>Writes heading, measures and cost.</summary>
    internal static void Write(
        TextWriter output,
        Screen screen,
        IListedMeasurement measurement,
        MeasurementRequest request,
        Measured measured,
        IReadOnlyList<TheoryLine> theory,
        Performance performance)
    {
        var settings = request.Settings;
        output.Write($"measure {measurement.Name}: {NumberDisplay.OfRuns(measured.Runs)} with real processes\n");
        output.Write($"{string.Join(", ", settings.Options.Select(option => $"{option.Name} {settings.TextOf(option)}"))}\n\n");
        MeasureDefinition[] summarised = [.. measurement.Measures.Where(measure => measured.Samples.ContainsKey(measure.Name))];
        if (summarised.Length > 0)
        {
            var table = new SummaryTable(theory);
            foreach (var measure in summarised)
            {
                var trials = CellPlan.TrialsOf(settings, measured.Runs);
                table.Add(measure, Summary.Of(measured.Samples[measure.Name], measure.Kind, trials));
            }

            table.Write(output, screen.Width);
            output.Write("\n");
        }

        if (measured.Values.Count > 0)
        {
            var table = new TextTable(new TableColumn("measure", IsNumber: false), new TableColumn("value"));
            foreach (var (path, value) in measured.Values)
            {
                table.Add(MeasureTitle.Of(path), NumberDisplay.OfSingle(value));
            }

            table.Write(output, screen.Width);
            output.Write("\n");
        }

        SimulationTable.WriteNotes(output, RunRemarks.Of([.. measured.Remarks]));
        output.Write($"{NumberDisplay.OfSeconds(performance.WallSeconds)}, "
            + $"of this process {NumberDisplay.OfSeconds(performance.CpuSeconds)} CPU\n");
    }
}
