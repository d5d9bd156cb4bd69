using System.Globalization;
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
/// <param name="Started">When the first command began that added to what is there.</param>
internal sealed record Manifest(
    string Verb, string Name, IReadOnlyList<string> Arguments, ulong Plan, ulong Seed, int Runs, DateTimeOffset Started)
{
    /// <summary>The version of the format of this file, of results.db (its <c>user_version</c>) and of rows.csv. A reader refuses any
    /// other.</summary>
    internal const int Format = 3;

    /// <summary>The options that are the same for all settings.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>The options that change from setting to setting, with their values.</summary>
    internal IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Axes { get; init; } = [];

    /// <summary>The text of the plan file; null where options said it all.</summary>
    internal string? PlanText { get; init; }

    /// <summary>How many settings.</summary>
    internal int Cells { get; init; } = 1;

    /// <summary>How many of them are finished.</summary>
    internal int FinishedCells { get; init; }

    /// <summary>When all were finished; null: not yet.</summary>
    internal DateTimeOffset? Finished { get; init; }

    /// <summary>Whether the same command again goes on with what is finished; any other begins anew.</summary>
    internal bool GoesOn => Verb is "sweep";

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
            CultureInfo.InvariantCulture,
            $"{Interval.Confidence:P0} of the mean {MeanInterval.Definition}; of proportions by Wilson's score"));
        writer.WriteString("quantiles", Quantile.Definition);
        WriteOrigin(writer);
    });

    /// <summary>A time as the files have it.</summary>
    internal static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>Reads such a time.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void WriteOrigin(Utf8JsonWriter writer)
    {
        var origin = Origin.Here;
        writer.WriteString("version", origin.Version);
        writer.WriteString("commit", origin.Commit);
        writer.WriteString("runtime", origin.Runtime);
        writer.WriteStartObject("machine");
        writer.WriteString("system", origin.System);
        writer.WriteString("architecture", origin.Architecture);
        writer.WriteNumber("processors", origin.Processors);
        writer.WriteNumber("memoryBytes", origin.MemoryBytes);
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
}
