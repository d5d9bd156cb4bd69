using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Experiments.Output;
using Distribution.InSimulator;

namespace Distribution.Experiments.Exploring;

/// <summary>A way through a state space to something that does not hold, in a file that says everything about it: scenario and options,
/// what bounds the space, and the way. Readable JSON; whatever is changed in it by hand is noticed.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Options">The scenario's options as the command line has them, by name.</param>
/// <param name="Library">The file name of the library that has the scenario.</param>
/// <param name="Bounds">What bounds the space, as the options of <c>explore</c>, by name.</param>
/// <param name="Found">What does not hold, and the way to it; its steps are the story in the file.</param>
internal sealed record CounterexampleFile(
    string Scenario,
    IReadOnlyDictionary<string, string> Options,
    string Library,
    IReadOnlyDictionary<string, string> Bounds,
    Counterexample Found)
{
    /// <summary>The version of files and of what they promise: the same file gives the same way.</summary>
    internal const int Format = 1;

    private const string StrategyName = "strategy";

    /// <summary>The builds of the scenario's library and of those it refers to.</summary>
    internal IReadOnlyList<LibraryBuild> Builds { get; init; } = [];

    /// <summary>Whether a text is such a file, of any version, and not one of a run (<see cref="ReplayFile"/>).</summary>
    internal static bool IsOne(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject root
                && root[StrategyName] is JsonValue strategy
                && strategy.TryGetValue(out string? name)
                && name == ExhaustiveSettings.Strategy;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The file's text.</summary>
    internal string ToJson()
    {
        var root = new JsonObject
        {
            [StrategyName] = ExhaustiveSettings.Strategy,
            ["scenario"] = Scenario,
            ["library"] = Library,
            ["builds"] = new JsonArray([.. Builds.Select(build => (JsonNode?)build.ToJson())]),
            ["options"] = SealedJson.Object(Options),
            ["bounds"] = SealedJson.Object(Bounds),
            ["oracle"] = Found.Oracle,
            ["reason"] = Found.Reason,
            ["story"] = new JsonArray([.. Found.Steps.Select(step => (JsonNode?)step)]),
            ["path"] = string.Join(' ', Found.Path.Select(JsonMembers.Hash)),
        };
        return SealedJson.Write(Format, root);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">For errors.</param>
    /// <param name="text">Its text, which <see cref="IsOne"/>.</param>
    /// <exception cref="UsageException">It is of another version, or was changed; one line says which.</exception>
    internal static CounterexampleFile Parse(string path, string text) => SealedJson.Parse(
        path, text, (Format, Format), ofWhat: $" of --strategy {ExhaustiveSettings.Strategy}", hint: "", Read);

    private static CounterexampleFile Read(JsonObject root) => new(
        SealedJson.Text(root, "scenario"),
        SealedJson.Texts(root["options"]),
        SealedJson.Text(root, "library"),
        SealedJson.Texts(root["bounds"]),
        new Counterexample(
            SealedJson.Text(root, "oracle"),
            SealedJson.Text(root, "reason"),
            [.. root["story"]!.AsArray().Select(step => step!.GetValue<string>())],
            [.. SealedJson.Text(root, "path").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SealedJson.Hash)]))
    {
        Builds = [.. root["builds"]!.AsArray().Select(LibraryBuild.Read)],
    };
}
