using System.Globalization;
using System.Text.Json;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Output;

/// <summary>The parts that the JSON of several verbs shares. Names are a contract: more may come, none is renamed.</summary>
internal static class JsonMembers
{
    /// <summary>Every option with its value.</summary>
    internal static void WriteOptions(this Utf8JsonWriter writer, Settings settings)
    {
        writer.WriteStartObject("options");
        foreach (var option in settings.Options)
        {
            writer.WritePropertyName(option.Name);
            writer.WriteOptionValue(settings.TextOf(option));
        }

        writer.WriteEndObject();
    }

    /// <summary>The value of an option: a number where it is one, else text as the command line has it.</summary>
    internal static void WriteOptionValue(this Utf8JsonWriter writer, string text)
    {
        if (NumberText.TryWhole(text, long.MinValue, long.MaxValue, out var whole))
        {
            writer.WriteNumberValue(whole);
        }
        else if (NumberText.TryNumber(text, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    /// <summary>The nodes informed over time: the mean over runs.</summary>
    internal static void WriteCurve(this Utf8JsonWriter writer, SpreadCurve curve)
    {
        writer.WriteStartObject("curve");
        writer.WriteFinite("time", curve.Time);
        writer.WriteFinite("informed", curve.Mean);
        writer.WriteEndObject();
    }

    /// <summary>A measure's statistics as an object.</summary>
    internal static void WriteSummary(this Utf8JsonWriter writer, string name, Summary summary)
    {
        writer.WriteStartObject(name);
        writer.WriteFinite("mean", summary.Mean);
        writer.WriteFinite("sd", summary.Sd);
        writer.WriteFinite("low", summary.Interval.Low);
        writer.WriteFinite("high", summary.Interval.High);
        writer.WriteFinite("min", summary.Min);
        writer.WriteQuantile("p50", summary.P50, summary.P50Interval);
        writer.WriteQuantile("p90", summary.P90, summary.P90Interval);
        writer.WriteQuantile("p99", summary.P99, summary.P99Interval);
        writer.WriteFinite("max", summary.Max);
        writer.WriteNumber("count", summary.Count);
        writer.WriteEndObject();
    }

    /// <summary>The members of a verdict.</summary>
    internal static void WriteVerdict(this Utf8JsonWriter writer, ComparisonVerdict verdict)
    {
        writer.WriteString("measure", verdict.Measure);
        writer.WriteBoolean("held", verdict.IsHeld);
        writer.WriteString("sentence", verdict.Sentence);
    }

    /// <summary>What a reader must know beside the figures: an array of sentences.</summary>
    internal static void WriteNotes(this Utf8JsonWriter writer, IEnumerable<string> notes) => writer.WriteLines("notes", notes);

    /// <summary>An array of texts.</summary>
    internal static void WriteLines(this Utf8JsonWriter writer, string name, IEnumerable<string> lines)
    {
        writer.WriteStartArray(name);
        foreach (var line in lines)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }

    private static void WriteQuantile(this Utf8JsonWriter writer, string name, double value, Interval interval)
    {
        writer.WriteFinite(name, value);
        writer.WriteFinite(name + "Low", interval.Low);
        writer.WriteFinite(name + "High", interval.High);
    }

    /// <summary>The lines of theory; an empty array where none applies.</summary>
    internal static void WriteTheory(this Utf8JsonWriter writer, IEnumerable<TheoryLine> lines)
    {
        writer.WriteStartArray("theory");
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("name", line.Name);
            writer.WriteString("measure", line.Measure);
            writer.WriteFinite("value", line.Value);
            writer.WriteFinite("sd", line.Sd);
            if (line.Curve is { } curve)
            {
                writer.WriteFinite("curve", curve);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The ids of the child processes.</summary>
    internal static void WriteProcesses(this Utf8JsonWriter writer, IEnumerable<int> processes)
    {
        writer.WriteStartArray("processes");
        foreach (var process in processes)
        {
            writer.WriteNumberValue(process);
        }

        writer.WriteEndArray();
    }

    /// <summary>What it cost.</summary>
    internal static void WritePerformance(this Utf8JsonWriter writer, Performance performance)
    {
        writer.WriteStartObject("performance");
        writer.WriteNumber("events", performance.Events);
        writer.WriteFinite("wallSeconds", performance.WallSeconds);
        writer.WriteFinite("cpuSeconds", performance.CpuSeconds);
        writer.WriteFinite("nsPerEvent", performance.NanosecondsPerEvent);
        writer.WriteNumber("peakBytes", performance.PeakBytes);
        writer.WriteEndObject();
    }

    /// <summary>A hash as 16 hexadecimal digits.</summary>
    internal static string Hash(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
