using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Experiments.Output;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>The JSON of a file that is replayed: readable, with a version, and with a checksum, so that whatever is changed in it by hand
/// is noticed.</summary>
internal static class SealedJson
{
    /// <summary>The member with the version.</summary>
    internal const string FormatName = "format";

    private const string ChecksumName = "checksum";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    /// <param name="format">Its version.</param>
    /// <param name="content">All that it says.</param>
    internal static string Write(int format, JsonObject content)
    {
        content.Insert(0, FormatName, format);
        content[ChecksumName] = Checksum(content);
        return content.ToJsonString(Indented) + "\n";
    }

    /// <summary>Whether a text is such a file, of any version, whole and unchanged or not.</summary>
    internal static bool IsOne(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject root && root.ContainsKey(FormatName) && root.ContainsKey(ChecksumName);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">For errors.</param>
    /// <param name="text">Its text.</param>
    /// <param name="formats">The first and the last version that can be read.</param>
    /// <param name="ofWhat">What has those versions, to go after their numbers; empty: files of runs.</param>
    /// <param name="hint">What whoever changed it may have wanted; empty: nothing.</param>
    /// <param name="read">Reads what it says.</param>
    /// <exception cref="UsageException">It is none, of another version, cut off or changed; one line says which.</exception>
    internal static TFile Parse<TFile>(
        string path, string text, (int First, int Last) formats, string ofWhat, string hint, Func<JsonObject, TFile> read)
    {
        try
        {
            var root = JsonNode.Parse(text)!.AsObject();
            var format = root[FormatName]?.GetValue<int>();
            if (format is not { } version || version < formats.First || version > formats.Last)
            {
                var has = format?.ToString(CultureInfo.InvariantCulture) ?? "none";
                var known = formats.First == formats.Last ? $"format {formats.Last}" : $"formats {formats.First} to {formats.Last}";
                throw Refused(path, $"it has format {has}; this program replays {known}{ofWhat}");
            }

            var checksum = root[ChecksumName]?.GetValue<string>();
            root.Remove(ChecksumName);
            return checksum == Checksum(root) ? read(root) : throw Refused(path, $"it was changed after it was written{hint}");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or NullReferenceException or FaultPlanException or OverflowException or ArgumentException)
        {
            throw new UsageException(
                $"'{UsageException.Shown(path)}': it is no replay file, or only a part of one; explore writes them", exception);
        }
    }

    /// <summary>The text of a member that there must be.</summary>
    internal static string Text(JsonObject root, string name) => root[name]!.GetValue<string>();

    /// <summary>Reads a hash.</summary>
    internal static ulong Hash(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Members that are texts, by name.</summary>
    internal static JsonObject Object(IReadOnlyDictionary<string, string> texts) =>
        new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    /// <summary>Reads them.</summary>
    internal static Dictionary<string, string> Texts(JsonNode? json) =>
        json!.AsObject().ToDictionary(text => text.Key, text => text.Value!.GetValue<string>(), StringComparer.Ordinal);

    /// <summary>That of a file without it.</summary>
    internal static string Checksum(JsonObject root) => JsonMembers.Hash(StableHash.Mix(StableHash.Of(root.ToJsonString())));

    private static UsageException Refused(string path, string reason) => new($"'{UsageException.Shown(path)}': {reason}");
}
