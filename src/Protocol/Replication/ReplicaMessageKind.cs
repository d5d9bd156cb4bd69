namespace Distribution.Protocol;

/// <summary>The messages between replicas of a map. Part of the wire format and of the trace hash: never renumber.</summary>
public enum ReplicaMessageKind : byte
{
    /// <summary>Under a connection limit: may I talk to you?</summary>
    Connect = 1,

    /// <summary>You may.</summary>
    Accept = 2,

    /// <summary>I have enough callers in this cycle.</summary>
    Reject = 3,

    /// <summary>Entries to merge.</summary>
    Entries = 4,

    /// <summary>The caller's whole map; send me yours.</summary>
    Call = 5,

    /// <summary>Send me your whole map.</summary>
    Request = 6,

    /// <summary>My whole map; send me what I lack.</summary>
    Difference = 7,

    /// <summary>The caller's checksum, and what is recent where that is exchanged.</summary>
    Digest = 8,

    /// <summary>Send me what is recent, and your checksum.</summary>
    DigestRequest = 9,

    /// <summary>What is recent at the one called, and the checksum that both should have now.</summary>
    DigestReply = 10,

    /// <summary>Mail: an entry that was written at the sender.</summary>
    Mail = 11,
}
