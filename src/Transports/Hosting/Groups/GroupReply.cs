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

    /// <summary>Nobody was asked.</summary>
    internal static GroupReply<T> Empty =>
        new(new SortedDictionary<NodeAddress, T>(), new SortedDictionary<NodeAddress, CallError>(), null);

    /// <summary>The values, by node, in the order of addresses.</summary>
    public IReadOnlyDictionary<NodeAddress, T> Values { get; }

    /// <summary>The errors, by node, in the order of addresses; empty if there are none.</summary>
    public IReadOnlyDictionary<NodeAddress, CallError> Errors { get; }

    /// <summary>The sum of the values, where the call has one (<c>status.get</c> of counts and heap figures); else null.</summary>
    public double? Total { get; }
}
