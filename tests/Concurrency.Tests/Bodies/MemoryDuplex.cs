using System.Net.Sockets;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>One end of a connection of a <see cref="MemoryNetwork"/>: ordered bytes, an end, and a reset where an end is closed while bytes are
/// unread, as TCP has it.</summary>
internal sealed class MemoryDuplex : IByteStream
{
    private readonly MemoryNetwork network;
    private readonly List<byte> incoming = [];
    private MemoryDuplex? other;
    private SocketOperation? receiving;
    private bool isClosed;
    private bool isEnded;
    private bool isPrepared;
    private bool isReset;

    private MemoryDuplex(MemoryNetwork network) => this.network = network;

    public bool TryPrepare()
    {
        lock (network.Sync)
        {
            isPrepared = true;
            network.OpenStreams++;
        }

        return true;
    }

    public bool Receive(SocketOperation operation)
    {
        // An operating system may have something already, or only later.
        var atOnce = network.Machine.Choose(2) == 0;
        lock (network.Sync)
        {
            network.Machine.Check(!isClosed, "a closed stream is received from");
            network.Machine.Check(receiving is null, "a stream is received from twice at a time");
            if (atOnce && Fill(operation))
            {
                return false;
            }

            receiving = operation;
        }

        network.Machine.Queue("receive", EndReceive);
        return true;
    }

    public bool Send(SocketOperation operation)
    {
        if (network.Machine.Choose(2) == 0)
        {
            Transmit(operation, isWhole: true);
            return false;
        }

        var isWhole = network.Machine.Choose(2) == 0;
        network.Machine.Queue("send", () =>
        {
            Transmit(operation, isWhole);
            operation.BringInput();
        });
        return true;
    }

    public void ShutDown()
    {
        lock (network.Sync)
        {
            if (isReset)
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            other!.isEnded = true;
        }

        network.Machine.Queue("end arrives", other.EndReceive);
    }

    public void Dispose()
    {
        lock (network.Sync)
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
            network.OpenStreams -= isPrepared ? 1 : 0;
            other!.isEnded = true;
            other.isReset |= incoming.Count > 0;
        }

        network.Machine.Queue("end arrives", other.EndReceive);
        network.Machine.Queue("receive aborted", EndReceive);
    }

    internal static (MemoryDuplex Near, MemoryDuplex Far) Pair(MemoryNetwork network)
    {
        var (near, far) = (new MemoryDuplex(network), new MemoryDuplex(network));
        (near.other, far.other) = (far, near);
        return (near, far);
    }

    private void Transmit(SocketOperation operation, bool isWhole)
    {
        lock (network.Sync)
        {
            CheckInUse(operation);
            if (isClosed || isReset)
            {
                operation.SetResult(isClosed ? SocketError.OperationAborted : SocketError.ConnectionReset, 0, null);
                return;
            }

            var bytes = operation.MemoryBuffer[..(isWhole ? operation.Count : (operation.Count + 1) / 2)];
            if (other!.isClosed)
            {
                isReset = true;
            }
            else
            {
                other.incoming.AddRange(bytes.ToArray());
            }

            operation.SetResult(SocketError.Success, bytes.Length, null);
        }

        network.Machine.Queue("bytes arrive", other.EndReceive);
    }

    private void EndReceive()
    {
        SocketOperation? operation;
        lock (network.Sync)
        {
            operation = receiving;
            if (operation is null || !Fill(operation))
            {
                return;
            }

            receiving = null;
        }

        operation.BringInput();
    }

    /// <summary>An operation must not be disposed, nor its buffer given back, before it has ended.</summary>
    private void CheckInUse(SocketOperation operation)
    {
        try
        {
            operation.SetBuffer(operation.MemoryBuffer.Slice(operation.Offset, operation.Count));
        }
        catch (ObjectDisposedException)
        {
            network.Machine.Check(false, "an operation was still in progress when its connection gave its buffer back");
        }
    }

    private bool Fill(SocketOperation operation)
    {
        CheckInUse(operation);
        if (isClosed || isReset)
        {
            operation.SetResult(isClosed ? SocketError.OperationAborted : SocketError.ConnectionReset, 0, null);
            return true;
        }

        var count = Math.Min(incoming.Count, operation.MemoryBuffer.Length);
        incoming.GetRange(0, count).ToArray().CopyTo(operation.MemoryBuffer);
        incoming.RemoveRange(0, count);
        operation.SetResult(SocketError.Success, count, null);
        return count > 0 || isEnded;
    }
}
