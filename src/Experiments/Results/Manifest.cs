using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Distribution.Experiments.Output;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Results;

/// <summary>manifest.json: what was run, by what, on what.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Name">The protocol, measurement or benchmark.</param>
/// <param name="Arguments">The command line without the program.</param>
/// <param name="Plan">Identifies what is to be run, so that an interrupted command can be recognised; 0 where it cannot be resumed.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Runs">How many runs each setting was to have.</param>
/// <param name="Started">When the folder was made.</param>
internal sealed record Manifest(
    string Verb, string Name, IReadOnlyList<string> Arguments, ulong Plan, ulong Seed, int Runs, DateTimeOffset Started)
{
    /// <summary>The version of the format of this file and of rows.csv. A reader refuses any other.</summary>
    internal const int Format = 2;

    /// <summary>The options that are the same for all settings.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>The options that change from setting to setting, with their values.</summary>
    internal IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Axes { get; init; } = [];

    /// <summary>How many settings.</summary>
    internal int Cells { get; init; } = 1;

    /// <summary>How many of them are finished.</summary>
    internal int FinishedCells { get; init; }

    /// <summary>When all were finished; null: not yet.</summary>
    internal DateTimeOffset? Finished { get; init; }

    /// <summary>As the file's text.</summary>
    internal string ToJson() => OutputDocument.TextOf(writer =>
    {
        writer.WriteNumber("format", Format);
        writer.WriteString("verb", Verb);
        writer.WriteString("name", Name);
        writer.WriteString("state", Finished is null ? "incomplete" : "complete");
        WriteStrings(writer, "command", Arguments);
        writer.WriteString("plan", JsonMembers.Hash(Plan));
        writer.WriteNumber("seed", Seed);
        writer.WriteNumber("runs", Runs);
        writer.WriteStartObject("options");
        foreach (var (name, text) in Options)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("axes");
        foreach (var (name, values) in Axes)
        {
            WriteStrings(writer, name, values);
        }

        writer.WriteEndObject();
        writer.WriteNumber("cells", Cells);
        writer.WriteNumber("finishedCells", FinishedCells);
        writer.WriteString("startedUtc", Utc(Started));
        writer.WriteString("finishedUtc", Finished is { } finished ? Utc(finished) : null);
        writer.WriteString("intervals", string.Create(
            CultureInfo.InvariantCulture, $"{Interval.Confidence:P0} of the mean by Student's t, of proportions by Wilson's score"));
        writer.WriteString("quantiles", Quantile.Definition);
        WriteOrigin(writer);
    });

    /// <summary>The version of this program, and the commit that it was built from where that is known.</summary>
    internal static (string Version, string? Commit) Build()
    {
        var text = typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private static void WriteOrigin(Utf8JsonWriter writer)
    {
        var (version, commit) = Build();
        writer.WriteString("version", version);
        writer.WriteString("commit", commit);
        writer.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        writer.WriteStartObject("machine");
        writer.WriteString("system", RuntimeInformation.OSDescription);
        writer.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        writer.WriteNumber("processors", Environment.ProcessorCount);
        writer.WriteNumber("memoryBytes", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
