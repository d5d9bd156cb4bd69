using System.Text.Json;
using Distribution.Experiments.Running;
using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>simulate</c> where it computes: the members of other protocols, with no runs.</summary>
internal static class ExactJson
{
    /// <summary>Writes the members of the document.</summary>
    internal static void Write(Utf8JsonWriter writer, IListedTheory theory, ExactResult result, ulong seed, Performance performance)
    {
        writer.WriteString("verb", "simulate");
        writer.WriteString("protocol", theory.Name);
        writer.WriteNumber("seed", seed);
        writer.WriteNumber("runs", 0);
        writer.WriteBoolean("exact", true);
        writer.WriteNumber("nodes", result.Settings.Get(CommonOptions.Nodes));
        writer.WriteOptions(result.Settings);
        writer.WriteStartObject("measures");
        writer.WriteSummary(theory.Measures[0].Name, result.Time);
        writer.WriteEndObject();
        writer.WriteCurve(result.Curve);
        writer.WriteTheory(result.Theory);
        writer.WriteString("traceHash", JsonMembers.Hash(StableHash.Seed));
        writer.WritePerformance(performance);
    }
}
