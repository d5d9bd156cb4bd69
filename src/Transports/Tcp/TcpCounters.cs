namespace Distribution.Tcp;

/// <summary>What a node's transport has done since its start. A snapshot: figures taken while the node runs may differ by what is in
/// progress.</summary>
public readonly record struct TcpCounters
{
    /// <summary>Messages handed over for other nodes, those to the node itself not included.</summary>
    public long Sent { get; init; }

    /// <summary>Messages that arrived and could be read.</summary>
    public long Received { get; init; }

    /// <summary>Bytes given to the operating system, framing included.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes that arrived, framing included.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Messages dropped because too much was waiting for their peer already.</summary>
    public long DroppedByBound { get; init; }

    /// <summary>Messages dropped because they were larger than a frame may be.</summary>
    public long DroppedTooLarge { get; init; }

    /// <summary>Messages that waited for a peer which could not be reached or whose connection was lost.</summary>
    public long DroppedUnreachable { get; init; }

    /// <summary>Messages held by the shape of their link, those that have gone since included.</summary>
    public long HeldByShape { get; init; }

    /// <summary>Messages dropped by the shape of their link; not among <see cref="Sent"/>.</summary>
    public long DroppedByShape { get; init; }

    /// <summary>Frames that no peer of this version sends: too long, or without meaning. Each closed its connection.</summary>
    public long RejectedFrames { get; init; }

    /// <summary>Connections closed because they did not say who they are: wrongly, late, or beyond the limit of connections.</summary>
    public long RejectedConnections { get; init; }

    /// <summary>How often an address was named when the node knew as many as it takes: by its program, or by those who
    /// connect.</summary>
    public long RefusedAddresses { get; init; }

    /// <summary>Connections accepted.</summary>
    public long Accepted { get; init; }

    /// <summary>Connections made.</summary>
    public long Dialled { get; init; }

    /// <summary>Connection attempts that failed.</summary>
    public long DialsFailed { get; init; }

    /// <summary>Connections made or accepted to a peer that had been connected before.</summary>
    public long Reconnects { get; init; }
}
