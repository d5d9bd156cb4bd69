namespace Distribution.Protocol;

/// <summary>What a membership message wants. The numbers are part of the wire format: never renumber.</summary>
public enum MembershipKind : byte
{
    /// <summary>An answer: are you there?</summary>
    Ping = 1,

    /// <summary>Nothing: it is the answer to a ping, or to a request to ping.</summary>
    Ack = 2,

    /// <summary>That the receiver pings another node.</summary>
    PingRequest = 3,

    /// <summary>Nothing: it carries news.</summary>
    News = 4,

    /// <summary>Whom the receiver knows, as news, unless its members are those of the sender: the message's number is their
    /// fingerprint.</summary>
    Compare = 5,
}
