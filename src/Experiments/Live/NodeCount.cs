namespace Distribution.Experiments.Live;

/// <summary>What nodes count of gossip messages.</summary>
internal enum NodeCount
{
    /// <summary>Those that they have run.</summary>
    Delivered,

    /// <summary>Those that came to a node that had them, which refused them.</summary>
    Duplicates,
}
