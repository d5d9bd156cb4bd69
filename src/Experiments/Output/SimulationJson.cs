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
        writer.WriteStartObject("measures");
        foreach (var measure in result.Measures)
        {
            writer.WriteSummary(measure.Definition.Name, measure.Summary);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("curve");
        writer.WriteFinite("time", result.Curve.Time);
        writer.WriteFinite("informed", result.Curve.Mean);
        writer.WriteEndObject();
        writer.WriteTheory(result.Theory);
        writer.WriteString("traceHash", JsonMembers.Hash(result.TraceHash));
        writer.WritePerformance(result.Performance);
    }
}
