using System.Text.Json.Serialization;
using Distribution.Protocol;

namespace Distribution;

/// <summary>What the members of a group answered. A dead member is one entry among the errors; the rest answer. Immutable; it may
/// be an argument or a result of any call.</summary>
/// <typeparam name="T">What each value is read as.</typeparam>
[JsonConverter(typeof(GroupReplyConverterFactory))]
public sealed class GroupReply<T>
{
    internal GroupReply(IReadOnlyDictionary<NodeAddress, T> values, IReadOnlyDictionary<NodeAddress, CallError> errors, double? total)
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
        var told = Json.Read<Told>(result);
        var value = new SortedDictionary<NodeAddress, T> { [spawner] = Json.Read<T>(result) };
        return new GroupReply<T>(value, told.Errors ?? [], null);
    }

    private sealed record Told(SortedDictionary<NodeAddress, CallError>? Errors);
}
