namespace Distribution.Protocol;

/// <summary>What the target of a call that is to be sent may name beside its service and method.</summary>
[Flags]
internal enum SendTargets
{
    /// <summary>Nothing: gossip runs on each member.</summary>
    Method = 0,

    /// <summary>The node to send it to.</summary>
    Node = 1,

    /// <summary>The group of the receiver whose service is meant.</summary>
    Group = 2,
}
