using System.Text.Json;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>compare</c>: the measures of both sides, and of each the gap.</summary>
internal static class ComparisonJson
{
    /// <summary>Writes the members of the document.</summary>
    internal static void Write(Utf8JsonWriter writer, MeasurementRequest request, Comparison comparison, Performance performance)
    {
        var (processes, simulated) = (comparison.Processes, comparison.Simulated);
        writer.WriteString("verb", "compare");
        writer.WriteString("protocol", request.Settings.Name);
        writer.WriteNumber("seed", request.Seed);
        writer.WriteNumber("runs", request.Runs);
        writer.WriteNumber("nodes", request.Settings.Get(CommonOptions.Nodes));
        writer.WriteOptions(request.Settings);
        writer.WriteStartObject("processes");
        writer.WriteNumber("runs", processes.Runs);
        WriteMeasures(writer, comparison, isSimulated: false);
        if (processes.Curve is { } curve)
        {
            writer.WriteCurve(curve);
        }

        writer.WriteProcesses(processes.Processes);
        writer.WriteEndObject();
        writer.WriteStartObject("simulated");
        writer.WriteNumber("runs", simulated.Runs.Count);
        writer.WriteOptions(simulated.Plan.Settings);
        WriteMeasures(writer, comparison, isSimulated: true);
        writer.WriteCurve(simulated.Curve);
        writer.WriteString("traceHash", JsonMembers.Hash(simulated.TraceHash));
        writer.WriteEndObject();
        WriteGaps(writer, comparison);
        ComparedTimeJson.Write(writer, comparison);
        WriteVerdicts(writer, comparison);
        writer.WriteTheory(comparison.Theory);
        writer.WritePerformance(performance);
    }

    private static void WriteVerdicts(Utf8JsonWriter writer, Comparison comparison)
    {
        writer.WriteStartArray("verdicts");
        foreach (var verdict in comparison.Verdicts)
        {
            writer.WriteStartObject();
            writer.WriteVerdict(verdict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMeasures(Utf8JsonWriter writer, Comparison comparison, bool isSimulated)
    {
        writer.WriteStartObject("measures");
        foreach (var measure in comparison.Measures)
        {
            writer.WriteSummary(measure.Definition.Name, isSimulated ? measure.Simulated : measure.Processes);
        }

        writer.WriteEndObject();
    }

    private static void WriteGaps(Utf8JsonWriter writer, Comparison comparison)
    {
        writer.WriteStartObject("gap");
        foreach (var measure in comparison.Measures)
        {
            writer.WriteStartObject(measure.Definition.Name);
            writer.WriteFinite("difference", measure.Gap.Difference);
            writer.WriteFinite("low", measure.Gap.Interval.Low);
            writer.WriteFinite("high", measure.Gap.Interval.High);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
