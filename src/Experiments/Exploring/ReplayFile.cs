using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Experiments.Output;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>
/// A failing run in a file that says everything about it: scenario and options, nodes, seed, faults, steps, what did not hold, and the
/// hashes on the way. Readable JSON; whatever is changed in it by hand is noticed.
/// </summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Options">The scenario's options as the command line has them, by name.</param>
/// <param name="Library">The file name of the library that has the scenario; empty: this program.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Plan">What goes wrong.</param>
/// <param name="Steps">The steps of the workload that are done.</param>
/// <param name="Violation">What did not hold.</param>
/// <param name="TraceHash">The hash of all events.</param>
/// <param name="Ladder">Hashes on the way.</param>
/// <param name="Story">The run in plain words.</param>
internal sealed record ReplayFile(
    string Scenario,
    IReadOnlyDictionary<string, string> Options,
    string Library,
    int Nodes,
    ulong Seed,
    FaultPlan Plan,
    IReadOnlySet<int> Steps,
    Violation Violation,
    ulong TraceHash,
    TraceLadder Ladder,
    IReadOnlyList<string> Story)
{
    /// <summary>The version of files and of what they promise: the same file gives the same run. Those of version 1 have no times but the
    /// scenario's.</summary>
    internal const int Format = 2;

    private const int OldestFormat = 1;

    private const string FormatName = "format";
    private const string ChecksumName = "checksum";

    /// <summary>How it is laid out.</summary>
    internal static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The builds of the scenario's library and of those it refers to; empty: the file is of a time when files did not
    /// say.</summary>
    internal IReadOnlyList<LibraryBuild> Builds { get; init; } = [];

    /// <summary>How long faults go on; null: as the scenario says.</summary>
    internal Duration? FaultTime { get; init; }

    /// <summary>When steps are done whose time is not the scenario's.</summary>
    internal IReadOnlyDictionary<int, Instant> StepTimes { get; init; } = ImmutableSortedDictionary<int, Instant>.Empty;

    /// <summary>The file's text.</summary>
    internal string ToJson()
    {
        var root = new JsonObject
        {
            [FormatName] = Format,
            ["scenario"] = Scenario,
            ["library"] = Library,
            ["builds"] = new JsonArray([.. Builds.Select(build => (JsonNode?)build.ToJson())]),
            ["options"] = new JsonObject(Options.Select(option => KeyValuePair.Create(option.Key, (JsonNode?)option.Value))),
            ["nodes"] = Nodes,
            ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
            ["story"] = new JsonArray([.. Story.Select(line => (JsonNode?)line)]),
            ["faults"] = FaultPlanJson.Write(Plan),
            ["steps"] = new JsonArray([.. Steps.Order().Select(step => (JsonNode?)step)]),
            ["oracle"] = Violation.Oracle,
            ["reason"] = Violation.Reason,
            ["at"] = Violation.At.ToString(),
            ["events"] = Violation.Events,
            ["traceHash"] = JsonMembers.Hash(TraceHash),
            ["ladder"] = new JsonObject
            {
                ["stride"] = Ladder.Stride,
                ["rungs"] = string.Join(' ', Ladder.Rungs.Select(rung => rung.ToString("x8", CultureInfo.InvariantCulture))),
            },
        };
        AddTimes(root);
        root[ChecksumName] = Checksum(root);
        return root.ToJsonString(Indented) + "\n";
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">For errors.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="UsageException">It is none, of another version, cut off or changed; one line says which.</exception>
    internal static ReplayFile Parse(string path, string text)
    {
        try
        {
            var root = JsonNode.Parse(text)!.AsObject();
            if (root[FormatName]?.GetValue<int>() is not (>= OldestFormat and <= Format) and var format)
            {
                var has = format?.ToString(CultureInfo.InvariantCulture) ?? "none";
                throw Refused(path, $"it has format {has}; this program replays formats {OldestFormat} and {Format}");
            }

            var checksum = root[ChecksumName]?.GetValue<string>();
            root.Remove(ChecksumName);
            if (checksum != Checksum(root))
            {
                throw Refused(path, "it was changed after it was written; faults to be changed by hand go to explore --plan");
            }

            return Read(root);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or NullReferenceException or FaultPlanException or OverflowException or ArgumentException)
        {
            throw new UsageException(
                $"'{UsageException.Shown(path)}': it is no replay file, or only a part of one; explore writes them", exception);
        }
    }

    /// <summary>Times that are the scenario's are not written.</summary>
    private void AddTimes(JsonObject root)
    {
        if (FaultTime is { } faultTime)
        {
            root["faultTime"] = faultTime.ToString();
        }

        if (StepTimes.Count > 0)
        {
            root["stepTimes"] = new JsonObject(StepTimes.OrderBy(time => time.Key).Select(time =>
                KeyValuePair.Create(time.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)time.Value.ToString())));
        }
    }

    private static ReplayFile Read(JsonObject root) => new(
        Text(root, "scenario"),
        root["options"]!.AsObject().ToDictionary(option => option.Key, option => option.Value!.GetValue<string>(), StringComparer.Ordinal),
        Text(root, "library"),
        root["nodes"]!.GetValue<int>(),
        ulong.Parse(Text(root, "seed"), CultureInfo.InvariantCulture),
        FaultPlanJson.Read(root["faults"]),
        root["steps"]!.AsArray().Select(step => step!.GetValue<int>()).ToHashSet(),
        new Violation(
            Text(root, "oracle"),
            Text(root, "reason"),
            Instant.Zero + Time(root["at"]),
            root["events"]!.GetValue<long>()),
        Hash(Text(root, "traceHash")),
        new TraceLadder(
            root["ladder"]!["stride"]!.GetValue<long>(),
            root["ladder"]!["rungs"]!.GetValue<string>().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(rung => uint.Parse(rung, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))),
        [.. root["story"]!.AsArray().Select(line => line!.GetValue<string>())])
    {
        Builds = [.. (root["builds"]?.AsArray() ?? []).Select(LibraryBuild.Read)],
        FaultTime = root["faultTime"] is { } faultTime ? Time(faultTime) : null,
        StepTimes = (root["stepTimes"]?.AsObject() ?? []).ToImmutableSortedDictionary(
            time => int.Parse(time.Key, CultureInfo.InvariantCulture), time => Instant.Zero + Time(time.Value)),
    };

    private static Duration Time(JsonNode? json) =>
        Duration.TryParse(json!.GetValue<string>(), out var time) && time >= Duration.Zero && time <= Fault.Longest
            ? time
            : throw new FormatException("a time");

    /// <summary>The text of a member that there must be.</summary>
    internal static string Text(JsonObject root, string name) => root[name]!.GetValue<string>();

    /// <summary>Reads a hash.</summary>
    internal static ulong Hash(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>That of a file without it.</summary>
    internal static string Checksum(JsonObject root) => JsonMembers.Hash(StableHash.Mix(StableHash.Of(root.ToJsonString())));

    /// <summary>That a file cannot be replayed, in one line.</summary>
    internal static UsageException Refused(string path, string reason) => new($"'{UsageException.Shown(path)}': {reason}");
}
