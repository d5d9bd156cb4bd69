using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// All connections of one node: whom it can reach and what waits for whom. Effects of an input only append; bytes leave in
/// <see cref="AfterInputs"/>. Every member runs within the loop.
/// </summary>
internal sealed partial class Mesh(
    InputLoop loop, TimerHeap timers, TcpLimits limits, Counts counts, AddressBook book, WireCodec codec, Hello self, IMeshHandler handler)
{
    // A refusal takes some 150 bytes: there is room for thousands.
    private const int RefusalPart = 8;
    private const int RefusalBytesLeast = 64 * 1024;

    private readonly List<Peer?> peers = [];
    private readonly Dictionary<int, Connection> connections = [];
    private readonly List<Connection> dirty = [];
    private readonly List<Connection> toReceive = [];
    private readonly List<Peer> toDial = [];
    private int connectionsMade;

    internal Counts Counts { get; } = counts;

    /// <summary>Writes down what leaves; null: nobody does.</summary>
    internal MessageLog? Log { get; init; }

    /// <summary>Whether something waits to be flushed.</summary>
    internal bool HasDirty => dirty.Count > 0;

    /// <summary>Hands a message over; it leaves after the input.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="message">The message.</param>
    /// <param name="isRefusal">Whether it stands for one that there was no room for: then it finds some that is kept for such. It too is
    /// bounded, for a peer may ask without end and never read.</param>
    internal SendResult Send<TMessage>(NodeId to, in TMessage message, bool isRefusal = false)
        where TMessage : struct, IWireMessage<TMessage>
    {
        var peer = PeerOf(to);
        if (isStopping || (peer.Connection is null && !peer.CanBeDialled))
        {
            Counts.DroppedUnreachable++;
            return SendResult.Unreachable;
        }

        var connection = peer.Connection;
        var room = limits.QueueBytesMax + (isRefusal ? Math.Max(limits.QueueBytesMax / RefusalPart, RefusalBytesLeast) : 0L);
        if ((connection?.QueuedBytes ?? peer.Waiting.Buffer.Length) >= room)
        {
            Counts.DroppedByBound++;
            return SendResult.QueueFull;
        }

        var queue = connection?.Outgoing ?? peer.Waiting;
        var before = queue.Buffer.Length;
        if (!queue.TryAppend(message, codec, limits.FrameBytesMax))
        {
            Counts.DroppedTooLarge++;
            return SendResult.TooLarge;
        }

        Counts.Sent++;
        Log?.Sent(to, connection?.PeerLife ?? 0, queue.Buffer.Written[(before + FrameReader.HeaderBytes)..], message);
        if (connection is null)
        {
            RequestDial(peer);
        }
        else
        {
            MarkDirty(connection);
        }

        return SendResult.Queued;
    }

    /// <summary>Carries out what the inputs asked for: sends, dials, and then listens again on connections that have been read.</summary>
    /// <param name="isFlushing">False leaves the sends for the next time.</param>
    internal void AfterInputs(bool isFlushing)
    {
        if (isFlushing)
        {
            Flush();
        }

        foreach (var peer in toDial)
        {
            peer.DialRequested = false;
            BeginDial(peer);
        }

        toDial.Clear();
        foreach (var connection in toReceive)
        {
            connection.BeginReceive();
        }

        toReceive.Clear();
        if (isStopping)
        {
            ContinueStop();
        }
    }

    internal void ReceiveLater(Connection connection) => toReceive.Add(connection);

    /// <summary>How long the next frame on a connection may be: a stranger is given only what a hello needs.</summary>
    internal int FrameBytesMax(Connection connection) => connection.Greeting is null ? Hello.BytesMax : limits.FrameBytesMax;

    /// <summary>A frame has arrived; false if it has no meaning.</summary>
    internal bool OnFrame(Connection connection, ReadOnlySpan<byte> content)
    {
        if (connection.Greeting is null)
        {
            return Greet(connection, content);
        }

        // The last messages of others are read, so that their connections close in order, but no longer acted upon.
        if (isStopping)
        {
            return true;
        }

        var understood = handler.OnFrame(connection.Peer!.Id, connection.PeerLife, content);
        Counts.Received += understood ? 1 : 0;
        return understood;
    }

    /// <summary>The peer has sent what no peer of this version sends.</summary>
    internal void Reject(Connection connection)
    {
        if (connection.Greeting is null)
        {
            Counts.RejectedConnections++;
        }
        else
        {
            Counts.RejectedFrames++;
        }

        Lose(connection);
    }

    /// <summary>Closes a connection. What waited on it is dropped, for nobody knows how much of it arrived; a hint goes to the
    /// node.</summary>
    internal void Lose(Connection connection)
    {
        if (connection.IsClosed)
        {
            return;
        }

        connections.Remove(connection.Number);
        acceptedConnections -= connection.IsAccepted ? 1 : 0;
        timers.Disarm(new TimerKey(TimerKind.Hello, connection.Number));
        Counts.DroppedUnreachable += connection.QueuedMessages;
        connection.Close();
        if (connection.Peer is { } peer)
        {
            if (ReferenceEquals(peer.Connection, connection))
            {
                peer.Connection = null;
                if (!peer.CanBeDialled)
                {
                    peers[peer.Id.Index] = null;
                    book.Release(peer.Id);
                }
            }

            ReportUnreachable(peer);
        }
    }

    /// <summary>Closes all connections to a peer.</summary>
    internal void Reset(NodeId node)
    {
        foreach (var connection in connections.Values.Where(connection => connection.Peer?.Id == node).ToArray())
        {
            Lose(connection);
        }
    }

    private void Flush()
    {
        foreach (var connection in dirty)
        {
            connection.IsDirty = false;
            connection.Flush();
        }

        dirty.Clear();
    }

    private void ReportUnreachable(Peer peer)
    {
        if (!isStopping)
        {
            var progress = handler.Progress;
            loop.Post(new ActionInput(() => handler.OnUnreachable(peer.Id, progress)));
        }
    }

    private Peer PeerOf(NodeId node)
    {
        while (peers.Count <= node.Index)
        {
            peers.Add(null);
        }

        return peers[node.Index] ??= new Peer(node, book.AddressOf(node));
    }

    private void MarkDirty(Connection connection)
    {
        if (!connection.IsDirty)
        {
            connection.IsDirty = true;
            dirty.Add(connection);
        }
    }
}
