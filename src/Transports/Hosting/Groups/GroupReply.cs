using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>What the members of a group answered. A dead member is one entry among the errors; the rest answer. Immutable.</summary>
/// <typeparam name="T">What each value is read as.</typeparam>
public sealed class GroupReply<T>
{
    private GroupReply(IReadOnlyDictionary<NodeAddress, T> values, IReadOnlyDictionary<NodeAddress, CallError> errors, double? total)
    {
        Values = values;
        Errors = errors;
        Total = total;
    }

    /// <summary>The values, by node, in the order of addresses.</summary>
    public IReadOnlyDictionary<NodeAddress, T> Values { get; }

    /// <summary>The errors, by node, in the order of addresses; empty if there are none.</summary>
    public IReadOnlyDictionary<NodeAddress, CallError> Errors { get; }

    /// <summary>The sum of the values, where the call has one (<c>status.get</c> of counts and heap figures); else null.</summary>
    public double? Total { get; }

    /// <summary>What one node answered.</summary>
    internal static GroupReply<T> Of(NodeAddress node, Payload value, double? total = null) =>
        new(new SortedDictionary<NodeAddress, T> { [node] = Json.Read<T>(value) }, new SortedDictionary<NodeAddress, CallError>(), total);

    /// <summary>What one node answered.</summary>
    internal static GroupReply<T> Of(NodeAddress node, CallError error) =>
        new(new SortedDictionary<NodeAddress, T>(), new SortedDictionary<NodeAddress, CallError> { [node] = error }, null);

    /// <summary>What <c>status.spawn</c> of a group gives: the new node, and whom its spawner could not tell of it.</summary>
    internal static GroupReply<T> OfSpawn(NodeAddress spawner, Payload result)
    {
        using var document = JsonDocument.Parse(result.Utf8Json);
        var errors = document.RootElement.TryGetProperty("errors", out var found) ? ByNode(found, ReadError) : [];
        return new GroupReply<T>(new SortedDictionary<NodeAddress, T> { [spawner] = Json.Read<T>(result) }, errors, null);
    }

    internal static GroupReply<T> Read(Payload payload)
    {
        using var document = JsonDocument.Parse(payload.Utf8Json);
        var root = document.RootElement;
        return new GroupReply<T>(
            ByNode(root.GetProperty("values"), Json.Read<T>),
            ByNode(root.GetProperty("errors"), ReadError),
            root.TryGetProperty("total", out var total) ? total.GetDouble() : null);
    }

    private static SortedDictionary<NodeAddress, TEntry> ByNode<TEntry>(JsonElement entries, Func<JsonElement, TEntry> read)
    {
        var byNode = new SortedDictionary<NodeAddress, TEntry>();
        foreach (var entry in entries.EnumerateObject())
        {
            if (!NodeAddress.TryParse(entry.Name, out var node))
            {
                throw new JsonException($"'{entry.Name}' is no address of a node.");
            }

            byNode[node!] = read(entry.Value);
        }

        return byNode;
    }

    private static CallError ReadError(JsonElement error) =>
        new(Enum.Parse<CallErrorKind>(error.GetProperty("kind").GetString()!), error.GetProperty("message").GetString()!);
}
