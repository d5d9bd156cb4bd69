namespace Distribution.Protocol;

/// <summary>What a message between nodes is. The numbers are part of the wire format: never renumber.</summary>
public enum MessageKind : byte
{
    /// <summary>A call to run; content <see cref="Protocol.Call"/>.</summary>
    Request = 1,

    /// <summary>How an earlier request ended; content <see cref="Outcome"/>.</summary>
    Reply = 2,

    /// <summary>Gossip; content <see cref="RumorContent"/>.</summary>
    Rumor = 3,

    /// <summary>Who is there; content <see cref="MembershipContent"/>.</summary>
    Membership = 4,

    /// <summary>What a node has seen of a group's gossip; content <see cref="Protocol.RumorDigest"/>.</summary>
    RumorDigest = 5,

    /// <summary>Rumors that the receiver lacked; content <see cref="Protocol.RepairBatch"/>.</summary>
    RepairBatch = 6,
}
