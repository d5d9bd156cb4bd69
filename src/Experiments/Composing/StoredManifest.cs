using System.Globalization;
using System.Text.Json;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>What a results folder says of itself.</summary>
internal sealed class StoredManifest
{
    private readonly JsonElement root;

    private StoredManifest(JsonElement root) => this.root = root;

    internal string Verb => Text("verb");

    /// <summary>The protocol, measurement or benchmark; empty for the tour.</summary>
    internal string Name => Text("name");

    internal IReadOnlyList<string> Command => [.. root.GetProperty("command").EnumerateArray().Select(word => word.GetString()!)];

    internal ulong Seed => root.GetProperty("seed").GetUInt64();

    /// <summary>The options that change from setting to setting, in the grid's order.</summary>
    internal IReadOnlyList<string> Axes => [.. root.GetProperty("axes").EnumerateObject().Select(axis => axis.Name)];

    /// <summary>The values of one of <see cref="Axes"/>, in the order in which they are run.</summary>
    internal IReadOnlyList<string> ValuesOf(string axis) =>
        [.. root.GetProperty("axes").GetProperty(axis).EnumerateArray().Select(value => value.GetString()!)];

    /// <summary>The options that are the same for all settings.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Options => root.GetProperty("options").EnumerateObject()
        .Select(option => KeyValuePair.Create(option.Name, option.Value.GetString()!));

    /// <summary>How many runs each setting was to have.</summary>
    internal int Runs => root.GetProperty("runs").GetInt32();

    internal int Cells => root.GetProperty("cells").GetInt32();

    internal bool IsComplete => Text("state") is "complete";

    internal DateTimeOffset Started => Time("startedUtc")!.Value;

    /// <summary>Null: not yet.</summary>
    internal DateTimeOffset? Finished => Time("finishedUtc");

    internal string Quantiles => Text("quantiles");

    internal string Version => root.GetProperty("commit").GetString() is { } commit
        ? $"{Text("version")}, commit {commit}"
        : Text("version");

    internal string Machine
    {
        get
        {
            var machine = root.GetProperty("machine");
            var memory = machine.GetProperty("memoryBytes").GetInt64() / 1e9;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{machine.GetProperty("processors").GetInt32()} processors, {machine.GetProperty("architecture").GetString()}, "
                    + $"{memory:F0} GB, {machine.GetProperty("system").GetString()}, {Text("runtime")}");
        }
    }

    /// <summary>The text of an option that is the same for all settings; empty where there is none of that name.</summary>
    internal string Option(string name) =>
        Options.FirstOrDefault(option => string.Equals(option.Key, name, StringComparison.Ordinal)).Value ?? "";

    /// <summary>Reads a folder's manifest.</summary>
    /// <exception cref="UsageException">There is none, or it is none.</exception>
    internal static StoredManifest Read(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
            var manifest = new StoredManifest(document.RootElement.Clone());
            if (manifest.root.GetProperty("format").GetInt32() is var format and not Manifest.Format)
            {
                throw new UsageException($"dir '{UsageException.Shown(folder)}': its manifest.json has format {NumberText.Write(format)}, "
                    + $"from {(format > Manifest.Format ? "a newer" : "an older")} version; this one reads format "
                    + $"{NumberText.Write(Manifest.Format)}");
            }

            _ = (manifest.Verb, manifest.Name, manifest.Command, manifest.Seed, manifest.Axes, manifest.Cells, manifest.Runs);
            _ = (manifest.Options.Count(), manifest.Axes.Sum(axis => manifest.ValuesOf(axis).Count));
            _ = (manifest.IsComplete, manifest.Started, manifest.Finished, manifest.Quantiles, manifest.Version, manifest.Machine);
            return manifest;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UsageException(
                $"dir '{UsageException.Shown(folder)}': no results folder: its manifest.json is missing or damaged", exception);
        }
    }

    private string Text(string member) => root.GetProperty(member).GetString() ?? throw new FormatException(member);

    private DateTimeOffset? Time(string member) => root.GetProperty(member).GetString() is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;
}
