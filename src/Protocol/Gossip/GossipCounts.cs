namespace Distribution.Protocol;

/// <summary>What a full node's gossip has done since its start, in all groups. Over a group in which no message is lost, the members' and
/// the origins' <see cref="Sent"/> equals the members' <see cref="Received"/> exactly when no gossip is on its way.</summary>
public sealed class GossipCounts
{
    /// <summary>Gossip messages sent to others, as an origin and to pass rumors on.</summary>
    public long Sent { get; internal set; }

    /// <summary>Gossip messages that came from others, refused ones included.</summary>
    public long Received { get; internal set; }

    /// <summary>Of those, the ones refused: the rumor had been seen, was too old to tell, or is of a group that the node lacks.</summary>
    public long Refused { get; internal set; }

    /// <summary>Rumors seen for the first time and run, those from the node itself included.</summary>
    public long Delivered { get; internal set; }
}
