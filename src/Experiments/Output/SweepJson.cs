using System.Text.Json;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>sweep</c>: a row for each setting, with the members that <c>simulate</c> has.</summary>
internal static class SweepJson
{
    /// <summary>Writes the members of the document.</summary>
    internal static void Write(Utf8JsonWriter writer, SweepResult result, SweepFindings? findings = null)
    {
        writer.WriteString("verb", "sweep");
        writer.WriteString("name", result.Plan.Name);
        var protocols = result.Plan.Protocols.Select(protocol => protocol.Name).Distinct(StringComparer.Ordinal);
        writer.WriteString("protocol", string.Join(',', protocols));
        writer.WriteNumber("seed", result.Plan.Cells[0].RootSeed);
        writer.WriteNumber("cells", result.Plan.Cells.Count);
        writer.WriteStartObject("axes");
        foreach (var axis in result.Plan.Axes)
        {
            writer.WriteStartArray(axis.Name);
            foreach (var value in axis.Values)
            {
                writer.WriteOptionValue(value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("rows");
        foreach (var row in result.Rows)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        findings?.Write(writer);
        writer.WriteString("traceHash", JsonMembers.Hash(result.TraceHash));
        writer.WritePerformance(result.Performance);
    }

    private static void WriteRow(Utf8JsonWriter writer, ResultRow row)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("options");
        foreach (var (name, text) in row.Options)
        {
            writer.WritePropertyName(name);
            writer.WriteOptionValue(text);
        }

        writer.WriteEndObject();
        writer.WriteNumber("runs", row.Runs);
        writer.WriteStartObject("measures");
        foreach (var measure in row.Measures)
        {
            writer.WriteSummary(measure.Name, measure.Summary);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("theory");
        foreach (var measure in row.Measures.Where(measure => double.IsFinite(measure.Theory)))
        {
            writer.WriteFinite(measure.Name, measure.Theory);
        }

        writer.WriteEndObject();
        if (row.DiedOut is { } died)
        {
            writer.WriteNumber("diedOut", died);
        }

        writer.WriteNotes(row.Notes);
        writer.WriteString("traceHash", JsonMembers.Hash(row.TraceHash));
        writer.WriteNumber("events", row.Events);
        writer.WriteEndObject();
    }
}
