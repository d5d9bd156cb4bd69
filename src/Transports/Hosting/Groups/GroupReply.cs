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

    /// <summary>Nobody was asked.</summary>
    internal static GroupReply<T> Empty =>
        new(new SortedDictionary<NodeAddress, T>(), new SortedDictionary<NodeAddress, CallError>(), null);

    /// <summary>The values, by node, in the order of addresses.</summary>
    public IReadOnlyDictionary<NodeAddress, T> Values { get; }

    /// <summary>The errors, by node, in the order of addresses; empty if there are none.</summary>
    public IReadOnlyDictionary<NodeAddress, CallError> Errors { get; }

    /// <summary>The sum of the values, where the call has one (<c>status.get</c> of counts and heap figures); else null.</summary>
    public double? Total { get; }

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
