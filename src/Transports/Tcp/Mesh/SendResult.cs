namespace Distribution.Tcp;

/// <summary>What became of a message handed over to be sent.</summary>
internal enum SendResult
{
    /// <summary>It will leave after the input, or waits for a connection.</summary>
    Queued,

    /// <summary>Too much waits for its peer already.</summary>
    QueueFull,

    /// <summary>It is larger than a frame may be.</summary>
    TooLarge,

    /// <summary>Its peer has gone and listens nowhere, or this node is stopping.</summary>
    Unreachable,
}
