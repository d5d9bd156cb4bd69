using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary><see cref="Connection"/> in small: it receives into a buffer that it gives back when it needs it no longer.</summary>
internal sealed class PlantedConnection
{
    private readonly ExploredMachine machine;
    private readonly IByteStream stream;
    private readonly SocketOperation receive;
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool isDefective;
    private byte[]? buffer = new byte[16];
    private bool isReceiving;
    private bool isClosed;

    internal PlantedConnection(ExploredMachine machine, InputLoop loop, IByteStream stream, bool isDefective)
    {
        (this.machine, this.stream, this.isDefective) = (machine, stream, isDefective);
        receive = new SocketOperation(loop, _ => OnReceived());
    }

    /// <summary>Ends when the connection needs nothing any more.</summary>
    internal Task Closed => closed.Task;

    internal void BeginReceive()
    {
        if (isClosed)
        {
            return;
        }

        isReceiving = true;
        receive.SetBuffer(buffer!);
        if (!stream.Receive(receive))
        {
            receive.BringInput();
        }
    }

    internal void Close()
    {
        isClosed = true;
        stream.Dispose();
        ReleaseWhenIdle();
    }

    private void OnReceived()
    {
        isReceiving = false;
        machine.Check(buffer is not null, "a receive ended after its buffer had been given back");
        if (isClosed)
        {
            ReleaseWhenIdle();
        }
        else if (receive.Moved == 0)
        {
            Close();
        }
        else
        {
            BeginReceive();
        }
    }

    private void ReleaseWhenIdle()
    {
        if (isClosed && buffer is not null && (isDefective || !isReceiving))
        {
            buffer = null;
            closed.SetResult();
        }
    }
}
