using System.Net.Sockets;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>Where a node of a <see cref="MemoryNetwork"/> can be called.</summary>
internal sealed class MemoryListener(MemoryNetwork network, NodeAddress address) : IListener
{
    private readonly Queue<MemoryDuplex> arrived = new();
    private SocketOperation? accepting;
    private bool isClosed;

    public bool Accept(SocketOperation operation)
    {
        lock (network.Sync)
        {
            network.Machine.Check(!isClosed, $"{address} accepts on a closed listener");
            network.Machine.Check(accepting is null, $"{address} accepts twice at a time");
            if (arrived.TryDequeue(out var stream))
            {
                operation.SetResult(SocketError.Success, 0, stream);
                return false;
            }

            accepting = operation;
            return true;
        }
    }

    public void Dispose()
    {
        lock (network.Sync)
        {
            isClosed = true;
            network.Forget(address);
            while (arrived.TryDequeue(out var stream))
            {
                stream.Dispose();
            }

            if (accepting is { } operation)
            {
                accepting = null;
                operation.SetResult(SocketError.OperationAborted, 0, null);
                network.Machine.Queue("accept aborted", operation.BringInput);
            }
        }
    }

    internal void Arrive(MemoryDuplex stream)
    {
        SocketOperation? operation;
        lock (network.Sync)
        {
            if (isClosed)
            {
                stream.Dispose();
                return;
            }

            operation = accepting;
            accepting = null;
            if (operation is null)
            {
                arrived.Enqueue(stream);
                return;
            }

            operation.SetResult(SocketError.Success, 0, stream);
        }

        operation.BringInput();
    }
}
