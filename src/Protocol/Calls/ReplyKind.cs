namespace Distribution.Protocol;

/// <summary>Who waits for the end of a call.</summary>
internal enum ReplyKind : byte
{
    /// <summary>Nobody: the outcome is dropped.</summary>
    Nobody,

    /// <summary>The program around this node.</summary>
    Command,

    /// <summary>Another node.</summary>
    Remote,

    /// <summary>A gather of this node, of which the call is one part.</summary>
    Part,

    /// <summary>A periodic action of this node.</summary>
    Periodic,
}
