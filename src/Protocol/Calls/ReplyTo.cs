namespace Distribution.Protocol;

/// <summary>Where the outcome of a call goes. The one value that everything pending carries.</summary>
/// <param name="Kind">Who waits.</param>
/// <param name="Node">The asking node, if it is another one.</param>
/// <param name="Part">Which part of the gather, if it is one.</param>
/// <param name="Id">The waiter's own number: of the command, of the other node's call, of the gather.</param>
internal readonly record struct ReplyTo(ReplyKind Kind, NodeId Node, int Part, ulong Id)
{
    /// <summary>Nobody waits.</summary>
    internal static ReplyTo Nobody => default;

    /// <summary>The program around this node waits.</summary>
    internal static ReplyTo Command(CommandId command) => new(ReplyKind.Command, NodeId.None, 0, unchecked((ulong)command.Value));

    /// <summary>Another node waits, unless its call id is 0.</summary>
    internal static ReplyTo Remote(NodeId node, ulong callId) => callId == 0 ? default : new(ReplyKind.Remote, node, 0, callId);

    /// <summary>A gather waits.</summary>
    internal static ReplyTo PartOf(ulong gather, int part) => new(ReplyKind.Part, NodeId.None, part, gather);

    /// <summary>A periodic action waits.</summary>
    internal static ReplyTo Periodic(ulong id) => new(ReplyKind.Periodic, NodeId.None, 0, id);

    /// <summary>Whether the program waits, under this number.</summary>
    internal bool IsFor(CommandId command) => Kind == ReplyKind.Command && Id == unchecked((ulong)command.Value);
}
