namespace Distribution.Protocol;

/// <summary>What a slot of <see cref="PendingCalls"/> waits for.</summary>
internal enum PendingKind : byte
{
    /// <summary>Nothing: the slot is free.</summary>
    None,

    /// <summary>Another node's reply.</summary>
    Call,

    /// <summary>The end of a run of a user's service.</summary>
    Invocation,

    /// <summary>A service to be ready, so that it can be registered.</summary>
    Preparation,

    /// <summary>A new node's boot.</summary>
    Spawn,

    /// <summary>All parts of a gather.</summary>
    Gather,

    /// <summary>The other slots to become free, so that the node can stop.</summary>
    Drain,
}
