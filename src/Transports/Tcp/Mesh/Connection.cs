using System.Net.Sockets;

namespace Distribution.Tcp;

/// <summary>
/// One TCP connection, used in both directions. One receive and one send are in progress at most; every method runs within the loop,
/// and a completed operation comes back as an input of it.
/// </summary>
internal sealed class Connection
{
    private readonly Mesh mesh;
    private readonly IByteStream stream;
    private readonly SocketOperation receive;
    private readonly SocketOperation send;
    private readonly FrameReader reader = new();
    private FrameQueue sending = new();
    private bool isReceiving;
    private bool isSending;
    private bool isShutDown;

    internal Connection(Mesh mesh, InputLoop loop, int number, IByteStream stream)
    {
        this.mesh = mesh;
        this.stream = stream;
        Number = number;
        receive = new SocketOperation(loop, OnReceived);
        send = new SocketOperation(loop, OnSent);
    }

    internal int Number { get; }

    /// <summary>Who is at the other end; null until it has said so.</summary>
    internal Peer? Peer { get; set; }

    /// <summary>The peer's hello, once it has come.</summary>
    internal Hello? Greeting
    {
        get;
        set
        {
            field = value;
            PeerLife = value?.Incarnation ?? 0;
        }
    }

    /// <summary>The incarnation in <see cref="Greeting"/>; 0: none has come.</summary>
    internal ulong PeerLife { get; private set; }

    /// <summary>Whether it was accepted, not dialled.</summary>
    internal bool IsAccepted { get; init; }

    /// <summary>Whether it is on the list of those to be flushed.</summary>
    internal bool IsDirty { get; set; }

    internal bool IsClosed { get; private set; }

    /// <summary>Frames to be sent next.</summary>
    internal FrameQueue Outgoing { get; private set; } = new();

    /// <summary>How many bytes wait or are being sent.</summary>
    internal int QueuedBytes => Outgoing.Buffer.Length + sending.Buffer.Length;

    /// <summary>How many messages wait or are being sent.</summary>
    internal int QueuedMessages => Outgoing.Messages + sending.Messages;

    internal void BeginReceive()
    {
        if (IsClosed)
        {
            return;
        }

        isReceiving = true;
        receive.SetBuffer(reader.Room());
        if (!stream.Receive(receive))
        {
            receive.BringInput();
        }
    }

    /// <summary>Sends what waits, unless something is being sent: then its completion does.</summary>
    internal void Flush()
    {
        while (!IsClosed && !isSending && Outgoing.Buffer.Length > 0)
        {
            (sending, Outgoing) = (Outgoing, sending);
            send.SetBuffer(sending.Buffer.WrittenMemory);
            BeginSend();
        }
    }

    /// <summary>Tells the peer that nothing more comes, once; its own end then closes the connection.</summary>
    internal void ShutDown()
    {
        if (IsClosed || isShutDown)
        {
            return;
        }

        isShutDown = true;
        try
        {
            stream.ShutDown();
        }
        catch (SocketException)
        {
            mesh.Lose(this);
        }
    }

    /// <summary>Closes at once; what waits is lost.</summary>
    internal void Close()
    {
        IsClosed = true;
        stream.Dispose();
        ReleaseWhenIdle();
    }

    private void OnReceived(SocketOperation operation)
    {
        isReceiving = false;
        if (IsClosed)
        {
            ReleaseWhenIdle();
        }
        else if (operation.SocketError != SocketError.Success || operation.Moved == 0)
        {
            mesh.Lose(this);
        }
        else
        {
            mesh.Counts.BytesReceived += operation.Moved;
            reader.Arrived(operation.Moved);
            TakeFrames();
            mesh.ReceiveLater(this);
        }
    }

    private void TakeFrames()
    {
        // An input may close this connection: then what else has arrived is of no interest. The array lives on, for isReceiving guards it.
        isReceiving = true;
        while (!IsClosed)
        {
            var status = reader.Take(mesh.FrameBytesMax(this), out var content);
            if (status == FrameStatus.Partial)
            {
                break;
            }

            if (status == FrameStatus.TooLong || !mesh.OnFrame(this, content))
            {
                mesh.Reject(this);
            }
        }

        isReceiving = false;
        ReleaseWhenIdle();
    }

    private void BeginSend()
    {
        isSending = true;
        if (!stream.Send(send))
        {
            OnSent(send);
        }
    }

    private void OnSent(SocketOperation operation)
    {
        isSending = false;
        if (IsClosed)
        {
            ReleaseWhenIdle();
            return;
        }

        if (operation.SocketError != SocketError.Success)
        {
            mesh.Lose(this);
            return;
        }

        mesh.Counts.BytesSent += operation.Moved;
        if (operation.Moved < operation.Count)
        {
            operation.SetBuffer(operation.MemoryBuffer.Slice(operation.Offset + operation.Moved, operation.Count - operation.Moved));
            BeginSend();
            return;
        }

        sending.Clear();
        Flush();
    }

    /// <summary>Gives the arrays back when the operating system uses them no more.</summary>
    private void ReleaseWhenIdle()
    {
        if (!IsClosed || isReceiving || isSending)
        {
            return;
        }

        reader.Release();
        sending.Release();
        Outgoing.Release();
        receive.Dispose();
        send.Dispose();
    }
}
