using System.Text.Json;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>measure</c>.</summary>
internal static class MeasurementJson
{
    /// <summary>Writes the members of the document.</summary>
    internal static void Write(
        Utf8JsonWriter writer,
        IListedMeasurement measurement,
        MeasurementRequest request,
        Measured measured,
        IReadOnlyList<TheoryLine> theory,
        Performance performance)
    {
        writer.WriteString("verb", "measure");
        writer.WriteString("protocol", measurement.Name);
        writer.WriteNumber("seed", request.Seed);
        writer.WriteNumber("runs", measured.Runs);
        writer.WriteNumber("nodes", request.Settings.Get(CommonOptions.Nodes));
        writer.WriteOptions(request.Settings);
        writer.WriteStartObject("measures");
        foreach (var measure in measurement.Measures.Where(measure => measured.Samples.ContainsKey(measure.Name)))
        {
            writer.WriteSummary(
                measure.Name,
                Summary.Of(measured.Samples[measure.Name], measure.Kind, CellPlan.TrialsOf(request.Settings, measured.Runs)));
        }

        WriteNested(writer, [.. measured.Values.Select(pair => (pair.Key.Split('/'), pair.Value))], 0);
        writer.WriteEndObject();
        if (measured.Curve is { } curve)
        {
            writer.WriteCurve(curve);
        }

        writer.WriteTheory(theory);
        writer.WriteNotes(RunRemarks.Of([.. measured.Remarks]));
        writer.WriteProcesses(measured.Processes);
        writer.WritePerformance(performance);
    }

    private static void WriteNested(Utf8JsonWriter writer, IReadOnlyList<(string[] Path, double Value)> values, int depth)
    {
        foreach (var group in values.GroupBy(value => value.Path[depth], StringComparer.Ordinal))
        {
            if (group.First() is var (path, number) && path.Length == depth + 1)
            {
                writer.WriteFinite(group.Key, number);
                continue;
            }

            writer.WriteStartObject(group.Key);
            WriteNested(writer, [.. group], depth + 1);
            writer.WriteEndObject();
        }
    }
}
