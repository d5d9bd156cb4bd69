using System.Globalization;
using System.Text.Json;

namespace Distribution.Experiments.Results;

/// <summary>What a results folder says of itself.</summary>
internal sealed class StoredManifest
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "manifest.json";

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

    /// <summary>How many settings the command that wrote it last had found finished.</summary>
    internal int FinishedCells => root.GetProperty("finishedCells").GetInt32();

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

    /// <summary>What identifies what is run.</summary>
    internal ulong Plan => ulong.Parse(Text("plan"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>What was run, as whoever ran it said; without the text of its plan file.</summary>
    internal Manifest Whole => new(Verb, Name, Command, Plan, Seed, Runs, Started)
    {
        Options = [.. Options],
        Axes = [.. Axes.Select(axis => KeyValuePair.Create(axis, ValuesOf(axis)))],
        Cells = Cells,
    };

    /// <summary>Reads a folder's manifest.</summary>
    /// <param name="folder">Which.</param>
    /// <param name="asked">What the command line calls the folder.</param>
    /// <exception cref="UsageException">There is none, it is none, or it is another version's.</exception>
    internal static StoredManifest Read(string folder, string asked = "dir")
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, FileName)));
            var manifest = new StoredManifest(document.RootElement.Clone());
            if (manifest.root.GetProperty("format").GetInt32() is var format and not Manifest.Format)
            {
                throw new UsageException($"{asked} '{UsageException.Shown(folder)}': its {FileName} has format {NumberText.Write(format)}, "
                    + $"from {(format > Manifest.Format ? "a newer" : "an older")} version{manifest.Writer}, which can read it; this one "
                    + $"reads format {NumberText.Write(Manifest.Format)}");
            }

            _ = (manifest.Verb, manifest.Name, manifest.Command, manifest.Plan, manifest.Seed, manifest.Axes, manifest.Cells);
            _ = (manifest.Runs, manifest.Options.Count(), manifest.Axes.Sum(axis => manifest.ValuesOf(axis).Count));
            _ = (manifest.FinishedCells, manifest.IsComplete);
            _ = (manifest.Started, manifest.Finished, manifest.Quantiles, manifest.Version, manifest.Machine);
            return manifest;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new UsageException(
                $"{asked} '{UsageException.Shown(folder)}': no results folder: its {FileName} is missing or damaged", exception);
        }
    }

    // What another format lacks is not said.
    private string Writer => string.Join(", commit ", new[] { "version", "commit" }
        .Where(name => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
        .Select(name => UsageException.Shown(Text(name)))) is { Length: > 0 } writer ? $" ({writer})" : "";

    private string Text(string member) => root.GetProperty(member).GetString() ?? throw new FormatException(member);

    private DateTimeOffset? Time(string member) => root.GetProperty(member).GetString() is { } text
        ? Manifest.Time(text)
        : null;
}
