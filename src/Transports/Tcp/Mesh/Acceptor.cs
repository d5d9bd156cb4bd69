using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Accepts a node's connections, one after another.</summary>
internal sealed class Acceptor
{
    // After an error such as too many open files, try again later instead of spinning.
    private static readonly Duration Pause = Duration.FromMilliseconds(50);

    private readonly IListener listener;
    private readonly InputLoop loop;
    private readonly TimerHeap timers;
    private readonly Mesh mesh;
    private readonly SocketOperation accept;
    private bool isClosed;

    internal Acceptor(IListener listener, InputLoop loop, TimerHeap timers, Mesh mesh)
    {
        this.listener = listener;
        this.loop = loop;
        this.timers = timers;
        this.mesh = mesh;
        accept = new SocketOperation(loop, OnAccepted);
    }

    internal void BeginAccept()
    {
        if (isClosed)
        {
            return;
        }

        if (!listener.Accept(accept))
        {
            accept.BringInput();
        }
    }

    /// <summary>From now on the operating system refuses connections.</summary>
    internal void Close()
    {
        isClosed = true;
        listener.Dispose();
    }

    private void OnAccepted(SocketOperation operation)
    {
        if (operation.SocketError == SocketError.Success)
        {
            mesh.Accept(operation.TakeStream()!);
            BeginAccept();
        }
        else if (!isClosed)
        {
            timers.Arm(new TimerKey(TimerKind.Accept, 0), loop.Now + Pause);
        }
    }
}
