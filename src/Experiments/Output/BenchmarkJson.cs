using System.Text.Json;
using Distribution.Experiments.Measuring;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>bench</c>.</summary>
internal static class BenchmarkJson
{
    /// <summary>Writes the members of the document.</summary>
    internal static void Write(Utf8JsonWriter writer, Settings settings, ulong seed, BenchmarkResult result)
    {
        writer.WriteString("verb", "bench");
        writer.WriteString("protocol", settings.Name);
        writer.WriteNumber("seed", seed);
        writer.WriteNumber("runs", result.Repetitions.Count);
        writer.WriteNumber("nodes", settings.Get(CommonOptions.Nodes));
        writer.WriteOptions(settings);
        writer.WriteStartObject("measures");
        writer.WriteStartObject("nsPerEvent");
        writer.WriteFinite("cold", result.Cold);
        writer.WriteFinite("steady", result.Steady);
        writer.WriteEndObject();
        writer.WriteNumber("events", result.Sample.Events);
        writer.WriteNumber("sent", result.Sample.Sent);
        writer.WriteNumber("reached", result.Sample.Reached);
        writer.WriteNumber("peakBytes", result.Total.PeakBytes);
        writer.WriteFinite("bytesPerNode", result.BytesPerNode);
        writer.WriteEndObject();
        writer.WriteTheory([]);
        writer.WriteString("traceHash", JsonMembers.Hash(result.Sample.TraceHash));
        writer.WritePerformance(result.Total);
    }
}
