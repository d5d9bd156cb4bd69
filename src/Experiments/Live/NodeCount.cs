namespace Distribution.Experiments.Live;

/// <summary>What nodes count of gossip messages.</summary>
internal enum NodeCount
{
    /// <summary>Those that they have run.</summary>
    Delivered,

    /// <summary>Those that they have dropped, since they had them.</summary>
    Refused,
}
