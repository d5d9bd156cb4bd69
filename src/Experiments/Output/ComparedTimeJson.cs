using System.Text.Json;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Output;

/// <summary>The compared time in the JSON of <c>compare</c>: ratios of quantiles, processes by simulator, and the distance of the
/// distributions; in all, without the costs of processors, and in each repeat.</summary>
internal static class ComparedTimeJson
{
    /// <summary>Writes <c>time</c>; nothing where no time is compared.</summary>
    internal static void Write(Utf8JsonWriter writer, Comparison comparison)
    {
        if (comparison is not { Timed: { } timed, Time: { } time })
        {
            return;
        }

        writer.WriteStartObject("time");
        writer.WriteString("measure", timed.Name);
        writer.WriteBoolean("isCalibrated", comparison.Calibration is not null);
        WriteGap(writer, time);
        if (comparison.TimeWithoutProcessors is { } without)
        {
            writer.WriteStartObject("withoutProcessors");
            WriteGap(writer, without);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("repeats");
        foreach (var repeat in comparison.Repeats)
        {
            writer.WriteStartObject();
            WriteGap(writer, repeat);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteGap(Utf8JsonWriter writer, TimeGap gap)
    {
        writer.WriteSummary("processes", gap.Processes);
        writer.WriteSummary("simulated", gap.Simulated);
        WriteRatio(writer, "p50Ratio", gap.P50);
        WriteRatio(writer, "p90Ratio", gap.P90);
        WriteRatio(writer, "p99Ratio", gap.P99);
        writer.WriteFinite("ksDistance", gap.Test.Distance);
        writer.WriteFinite("ksChance", gap.Test.Chance);
    }

    private static void WriteRatio(Utf8JsonWriter writer, string name, Ratio ratio)
    {
        writer.WriteStartObject(name);
        writer.WriteFinite("value", ratio.Value);
        writer.WriteFinite("low", ratio.Interval.Low);
        writer.WriteFinite("high", ratio.Interval.High);
        writer.WriteEndObject();
    }
}
