using System.Collections.Immutable;
using System.Globalization;
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
    /// scenario's; those of 1 and 2 do not say during which input something was thrown.</summary>
    internal const int Format = 3;

    // Far beyond the longest run.
    private const long StrideMax = 1 << 30;

    private const int OldestFormat = 1;
    private const int FirstWithInputs = 3;

    /// <summary>The builds of the scenario's library and of those it refers to; empty: the file is of a time when files did not
    /// say.</summary>
    internal IReadOnlyList<LibraryBuild> Builds { get; init; } = [];

    /// <summary>The version of the file that this was read from.</summary>
    internal int Version { get; init; } = Format;

    /// <summary>Where it was thrown, for people: nothing is compared with it. Empty: nothing was thrown, or the file does not
    /// say.</summary>
    internal IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>How long faults go on; null: as the scenario says.</summary>
    internal Duration? FaultTime { get; init; }

    /// <summary>When steps are done whose time is not the scenario's.</summary>
    internal IReadOnlyDictionary<int, Instant> StepTimes { get; init; } = ImmutableSortedDictionary<int, Instant>.Empty;

    /// <summary>Whether a run fails as the recorded one did.</summary>
    internal bool IsFailure(TrialResult result) => result.Violation?.Oracle == Violation.Oracle
        || (Version < FirstWithInputs && result.Thrown?.AnyOracle == Violation.Oracle);

    /// <summary>The file's text.</summary>
    internal string ToJson()
    {
        var root = new JsonObject
        {
            ["scenario"] = Scenario,
            ["library"] = Library,
            ["builds"] = new JsonArray([.. Builds.Select(build => (JsonNode?)build.ToJson())]),
            ["options"] = SealedJson.Object(Options),
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
        if (Stack.Count > 0)
        {
            root["stack"] = new JsonArray([.. Stack.Select(frame => (JsonNode?)frame)]);
        }

        AddTimes(root);
        return SealedJson.Write(Format, root);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">For errors.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="UsageException">It is none, of another version, cut off or changed; one line says which.</exception>
    internal static ReplayFile Parse(string path, string text) => SealedJson.Parse(
        path, text, (OldestFormat, Format), ofWhat: "", hint: "; faults to be changed by hand go to explore --plan", Read);

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
        SealedJson.Text(root, "scenario"),
        SealedJson.Texts(root["options"]),
        SealedJson.Text(root, "library"),
        (int)Number(root["nodes"], least: 2, ExploreOptions.NodesMax),
        ulong.Parse(SealedJson.Text(root, "seed"), CultureInfo.InvariantCulture),
        FaultPlanJson.Read(root["faults"]),
        root["steps"]!.AsArray().Select(step => step!.GetValue<int>()).ToHashSet(),
        new Violation(
            SealedJson.Text(root, "oracle"),
            SealedJson.Text(root, "reason"),
            Instant.Zero + Time(root["at"]),
            root["events"]!.GetValue<long>()),
        SealedJson.Hash(SealedJson.Text(root, "traceHash")),
        new TraceLadder(
            Number(root["ladder"]!["stride"], least: 1, StrideMax),
            root["ladder"]!["rungs"]!.GetValue<string>().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(rung => uint.Parse(rung, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))),
        [.. root["story"]!.AsArray().Select(line => line!.GetValue<string>())])
    {
        Version = root[SealedJson.FormatName]!.GetValue<int>(),
        Stack = [.. (root["stack"]?.AsArray() ?? []).Select(frame => frame!.GetValue<string>())],
        Builds = [.. (root["builds"]?.AsArray() ?? []).Select(LibraryBuild.Read)],
        FaultTime = root["faultTime"] is { } faultTime ? Time(faultTime) : null,
        StepTimes = (root["stepTimes"]?.AsObject() ?? []).ToImmutableSortedDictionary(
            time => int.Parse(time.Key, CultureInfo.InvariantCulture), time => Instant.Zero + Time(time.Value)),
    };

    private static long Number(JsonNode? json, long least, long most) =>
        json!.GetValue<long>() is var number && number >= least && number <= most
        ? number
        : throw new FormatException("a number");

    private static Duration Time(JsonNode? json) =>
        Duration.TryParse(json!.GetValue<string>(), out var time) && time >= Duration.Zero && time <= Fault.Longest
            ? time
            : throw new FormatException("a time");
}
