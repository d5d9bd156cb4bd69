using Distribution.Experiments.Exploring;

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
}
