namespace Distribution.Tcp;

/// <content>How connections begin: both sides say who they are.</content>
internal sealed partial class Mesh
{
    private int acceptedConnections;

    /// <summary>Somebody has connected.</summary>
    internal void Accept(IByteStream stream)
    {
        if (isStopping || acceptedConnections >= limits.AcceptedConnectionsMax)
        {
            Counts.RejectedConnections++;
            stream.Dispose();
            return;
        }

        if (Open(stream, isAccepted: true) is not null)
        {
            acceptedConnections++;
            Counts.Accepted++;
        }
    }

    /// <summary>A stranger has not said who it is in time.</summary>
    internal void OnHelloOverdue(int connectionNumber)
    {
        if (connections.TryGetValue(connectionNumber, out var connection))
        {
            Reject(connection);
        }
    }

    /// <summary>Null, and the stream closed, if its peer has gone already.</summary>
    private Connection? Open(IByteStream stream, bool isAccepted)
    {
        if (!stream.TryPrepare())
        {
            stream.Dispose();
            return null;
        }

        var connection = new Connection(this, loop, connectionsMade++, stream) { IsAccepted = isAccepted };
        connections.Add(connection.Number, connection);
        timers.Arm(new TimerKey(TimerKind.Hello, connection.Number), loop.Now + limits.HelloDeadline);
        ReceiveLater(connection);
        return connection;
    }

    private bool Greet(Connection connection, ReadOnlySpan<byte> content)
    {
        if (!codec.TryDecode<Hello>(content, out var hello) || !string.Equals(hello.Protocol, self.Protocol, StringComparison.Ordinal))
        {
            return false;
        }

        if (hello.Address.Equals(self.Address) && hello.Address.Port != 0)
        {
            // Nobody else lives here.
            return false;
        }

        var behind = connection.IsAccepted ? PeerBehind(hello) : connection.Peer;
        if (behind is null)
        {
            return false;
        }

        timers.Disarm(new TimerKey(TimerKind.Hello, connection.Number));
        connection.Greeting = hello;
        if (connection.IsAccepted)
        {
            connection.Peer = behind;
            connection.Outgoing.TryAppend(self with { Dialled = hello.Address }, codec, Hello.BytesMax);
        }

        var peer = behind;
        if (peer.Connection is { Greeting: { } other } && other.Incarnation != hello.Incarnation)
        {
            if (other.Incarnation > hello.Incarnation)
            {
                // From a life that is over.
                return false;
            }

            // The peer has been restarted since.
            Lose(peer.Connection);
        }

        peer.Connection ??= connection;
        OnConnected(peer);
        MarkDirty(connection);
        return true;
    }

    /// <summary>The peer that an accepted connection's hello names. A caller that listens nowhere, or knows this node under another name,
    /// is a peer of its own for as long as the connection lasts: its answers must come on this connection, for it waits for them under
    /// the name that it dialled. Null if there are too many to know one more.</summary>
    private Peer? PeerBehind(in Hello hello)
    {
        if (hello.Address.Port == 0 || !hello.Dialled.Equals(self.Address))
        {
            return PeerOf(book.Add(hello.Address));
        }

        return book.TryResolve(hello.Address, out var node) ? PeerOf(node) : null;
    }

    private void OnConnected(Peer peer)
    {
        Counts.Reconnects += peer.WasConnected ? 1 : 0;
        peer.WasConnected = true;
        peer.Failures = 0;
        peer.DialNotBefore = default;
        timers.Disarm(new TimerKey(TimerKind.Redial, peer.Id.Index));
        peer.Waiting.MoveTo(peer.Connection!.Outgoing);
        MarkDirty(peer.Connection);
    }
}
