using System.Text.Json.Nodes;
using Distribution.Experiments.Exploring;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>Replay files whose scenario has changed since they were written.</summary>
internal static class ReplayFiles
{
    /// <summary>Gives an option of the scenario another value, as if the scenario had changed.</summary>
    internal static async Task ChangeAsync(string path, string option, string value)
    {
        var file = ReplayFile.Parse(path, await File.ReadAllTextAsync(path));
        var options = file.Options.ToDictionary(pair => pair.Key, pair => pair.Key == option ? value : pair.Value);
        await File.WriteAllTextAsync(path, (file with { Options = options }).ToJson());
    }

    /// <summary>Says that the scenario's library was another build when the file was written.</summary>
    internal static async Task RebuildAsync(string path)
    {
        var file = ReplayFile.Parse(path, await File.ReadAllTextAsync(path));
        var builds = file.Builds.Select((build, place) => place > 0 ? build : build with { Version = "0.9.1", Module = default });
        await File.WriteAllTextAsync(path, (file with { Builds = [.. builds] }).ToJson());
    }

    /// <summary>Takes out what was added to files since the first of them were written.</summary>
    internal static async Task AgeAsync(string path)
    {
        var file = ReplayFile.Parse(path, await File.ReadAllTextAsync(path));
        var root = JsonNode.Parse(file.ToJson())!.AsObject();
        root.Remove("builds");
        await SealAsync(path, root);
    }

    /// <summary>Makes it a file of another version, in which what did not hold had this name.</summary>
    internal static async Task AgeAsync(string path, int format, string oracle)
    {
        var root = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        root.Remove("stack");
        (root["format"], root["oracle"]) = (format, oracle);
        await SealAsync(path, root);
    }

    /// <summary>Gives what did not hold another name, as if the scenario asked for something else now.</summary>
    internal static async Task RenameOracleAsync(string path, string oracle)
    {
        var file = ReplayFile.Parse(path, await File.ReadAllTextAsync(path));
        await File.WriteAllTextAsync(path, (file with { Violation = file.Violation with { Oracle = oracle } }).ToJson());
    }

    /// <summary>Takes all faults away and writes down that the run which is left had failed, as if an oracle had been corrected.</summary>
    internal static async Task CorrectOracleAsync(string path, Func<ReplayFile, TrialResult> run)
    {
        var file = ReplayFile.Parse(path, await File.ReadAllTextAsync(path)) with { Plan = FaultPlan.Empty };
        var result = run(file);
        await File.WriteAllTextAsync(path, (file with { TraceHash = result.TraceHash, Ladder = result.Ladder }).ToJson());
    }

    private static async Task SealAsync(string path, JsonObject root)
    {
        root.Remove("checksum");
        root["checksum"] = $"{StableHash.Mix(StableHash.Of(root.ToJsonString())):x16}";
        await File.WriteAllTextAsync(path, root.ToJsonString());
    }
}
