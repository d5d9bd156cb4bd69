namespace Distribution.Protocol;

/// <summary>What becomes of members that a group's push gossip misses.</summary>
public enum GossipRepair
{
    /// <summary>Nothing: some never get the message.</summary>
    None,

    /// <summary>Members compare what they have seen, in pairs, and give each other what is missing, as long as messages are remembered:
    /// every live member executes every message exactly once.</summary>
    AntiEntropy,
}
