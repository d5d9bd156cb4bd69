using System.Text.Json;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>simulate</c>.</summary>
internal static class SimulationJson
{
    /// <summary>Writes the members of the document.</summary>
    internal static void Write(Utf8JsonWriter writer, CellResult result)
    {
        var settings = result.Plan.Settings;
        writer.WriteString("verb", "simulate");
        writer.WriteString("protocol", settings.Name);
        writer.WriteNumber("seed", result.Plan.RootSeed);
        writer.WriteNumber("runs", result.Runs.Count);
        writer.WriteNumber("nodes", settings.Get(CommonOptions.Nodes));
        writer.WriteOptions(settings);
        WriteMeasures(writer, result.Measures);
        WriteDiedOut(writer, result);
        writer.WriteCurve(result.Curve);
        writer.WriteTheory(result.Theory);
        writer.WriteNotes(result.Notes);
        writer.WriteString("traceHash", JsonMembers.Hash(result.TraceHash));
        writer.WritePerformance(result.Performance);
    }

    private static void WriteMeasures(Utf8JsonWriter writer, IEnumerable<MeasureSummary> measures)
    {
        writer.WriteStartObject("measures");
        foreach (var measure in measures)
        {
            writer.WriteSummary(measure.Definition.Name, measure.Summary);
        }

        writer.WriteEndObject();
    }

    // Those that died out count above; who wants the others alone finds them here, by that name.
    private static void WriteDiedOut(Utf8JsonWriter writer, CellResult result)
    {
        if (result.DiedOut is not { } died)
        {
            return;
        }

        writer.WriteNumber("diedOut", died);
        if (died > 0)
        {
            writer.WriteStartObject("survivors");
            writer.WriteNumber("runs", result.Runs.Count - died);
            WriteMeasures(writer, result.Survivors);
            writer.WriteEndObject();
        }
    }
}
