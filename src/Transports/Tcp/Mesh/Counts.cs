namespace Distribution.Tcp;

/// <summary>The running figures behind <see cref="TcpCounters"/>. Written by the owner of the loop alone, read by anyone.</summary>
internal sealed class Counts
{
    internal long Sent;
    internal long Received;
    internal long BytesSent;
    internal long BytesReceived;
    internal long DroppedByBound;
    internal long DroppedTooLarge;
    internal long DroppedUnreachable;
    internal long HeldByShape;
    internal long DroppedByShape;
    internal long RejectedFrames;
    internal long RejectedConnections;
    internal long RefusedAddresses;
    internal long Accepted;
    internal long Dialled;
    internal long DialsFailed;
    internal long Reconnects;

    internal TcpCounters Snapshot() => new()
    {
        Sent = Volatile.Read(ref Sent),
        Received = Volatile.Read(ref Received),
        BytesSent = Volatile.Read(ref BytesSent),
        BytesReceived = Volatile.Read(ref BytesReceived),
        DroppedByBound = Volatile.Read(ref DroppedByBound),
        DroppedTooLarge = Volatile.Read(ref DroppedTooLarge),
        DroppedUnreachable = Volatile.Read(ref DroppedUnreachable),
        HeldByShape = Volatile.Read(ref HeldByShape),
        DroppedByShape = Volatile.Read(ref DroppedByShape),
        RejectedFrames = Volatile.Read(ref RejectedFrames),
        RejectedConnections = Volatile.Read(ref RejectedConnections),
        RefusedAddresses = Volatile.Read(ref RefusedAddresses),
        Accepted = Volatile.Read(ref Accepted),
        Dialled = Volatile.Read(ref Dialled),
        DialsFailed = Volatile.Read(ref DialsFailed),
        Reconnects = Volatile.Read(ref Reconnects),
    };
}
