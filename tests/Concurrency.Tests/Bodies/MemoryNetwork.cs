using System.Net.Sockets;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>Connections within a process. What an operating system does at a time of its own is work of its own here.</summary>
internal sealed class MemoryNetwork(ExploredMachine machine)
{
    private readonly Dictionary<NodeAddress, MemoryListener> listeners = [];
    private readonly HashSet<SocketOperation> cancelled = [];

    internal ExploredMachine Machine => machine;

    /// <summary>Guards all of it. An object, because that is what both engines know how to lock.</summary>
    internal object Sync { get; } = new();

    /// <summary>How many ends of connections are in the hands of nodes. Within the lock.</summary>
    internal int OpenStreams { get; set; }

    internal MemoryListener Listen(NodeAddress address)
    {
        var listener = new MemoryListener(this, address);
        lock (Sync)
        {
            listeners.Add(address, listener);
        }

        return listener;
    }

    internal bool Connect(NodeAddress to, SocketOperation dial)
    {
        machine.Queue($"connect to {to}", () => EndConnect(to, dial));
        return true;
    }

    internal void CancelConnect(SocketOperation dial)
    {
        lock (Sync)
        {
            cancelled.Add(dial);
        }
    }

    /// <summary>Within the lock.</summary>
    internal void Forget(NodeAddress address) => listeners.Remove(address);

    private void EndConnect(NodeAddress to, SocketOperation dial)
    {
        lock (Sync)
        {
            if (cancelled.Remove(dial))
            {
                dial.SetResult(SocketError.OperationAborted, 0, null);
            }
            else if (listeners.TryGetValue(to, out var listener))
            {
                var (near, far) = MemoryDuplex.Pair(this);
                dial.SetResult(SocketError.Success, 0, near);
                machine.Queue($"connection reaches {to}", () => listener.Arrive(far));
            }
            else
            {
                dial.SetResult(SocketError.ConnectionRefused, 0, null);
            }
        }

        dial.BringInput();
    }
}
