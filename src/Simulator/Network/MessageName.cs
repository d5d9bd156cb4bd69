using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Singles one message of a run out. What happens on other links does not change its name.</summary>
/// <param name="From">Who sends it.</param>
/// <param name="To">For whom it is.</param>
/// <param name="Number">Which it is of those from this sender to this receiver: 0 for the first.</param>
/// <param name="IsNotice">Whether it is no message of the protocol but one of the sender's machine, which says that nobody listens
/// there or that a connection has broken; those are numbered apart.</param>
public readonly record struct MessageName(NodeId From, NodeId To, int Number, bool IsNotice = false) : IComparable<MessageName>
{
    /// <inheritdoc/>
    public int CompareTo(MessageName other) =>
        (From, To, Number, IsNotice).CompareTo((other.From, other.To, other.Number, other.IsNotice));

    /// <summary>All chance of this message in a run, whatever else happens in it.</summary>
    public ulong Word(ulong seed)
    {
        var way = ((ulong)(uint)From.Index << 32) | (uint)To.Index;
        return StableHash.Mix(StableHash.Mix(seed ^ StableHash.Mix(way)) ^ (((ulong)(uint)Number << 1) | (IsNotice ? 1UL : 0)));
    }

    /// <summary>As <c>n3 to n5, message 17</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From} to {To}, {(IsNotice ? "notice" : "message")} {Number}");
}
