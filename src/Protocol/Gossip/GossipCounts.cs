namespace Distribution.Protocol;

/// <summary>What a full node's gossip has done since its start, in all groups. Over a group in which no message is lost, the members' and
/// the origins' <see cref="Sent"/> equals the members' <see cref="Received"/> exactly when no gossip is on its way.</summary>
public sealed class GossipCounts
{
    /// <summary>Gossip messages sent to others: as an origin, to pass rumors on, and to repair.</summary>
    public long Sent { get; internal set; }

    /// <summary>Gossip messages that came from others, refused ones included.</summary>
    public long Received { get; internal set; }

    /// <summary>What of that was refused: rumors that had been seen, were too old to tell, or are of a group that the node lacks. A message
    /// of the repair may bring several.</summary>
    public long Refused { get; internal set; }

    /// <summary>Rumors seen for the first time and run, those from the node itself included.</summary>
    public long Delivered { get; internal set; }

    /// <summary>Of those, the ones that the group's repair brought.</summary>
    public long Repaired { get; internal set; }
}
