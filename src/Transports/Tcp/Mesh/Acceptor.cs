using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The listening socket of a node.</summary>
internal sealed class Acceptor
{
    private const int Backlog = 512;

    // After an error such as too many open files, try again later instead of spinning.
    private static readonly Duration Pause = Duration.FromMilliseconds(50);

    private readonly Socket socket;
    private readonly InputLoop loop;
    private readonly TimerHeap timers;
    private readonly Mesh mesh;
    private readonly SocketOperation accept;
    private bool isClosed;

    internal Acceptor(Socket socket, InputLoop loop, TimerHeap timers, Mesh mesh)
    {
        this.socket = socket;
        this.loop = loop;
        this.timers = timers;
        this.mesh = mesh;
        accept = new SocketOperation(loop, OnAccepted);
    }

    /// <summary>A socket that listens there. Port 0: any free port.</summary>
    /// <exception cref="TcpStartException">It cannot listen there.</exception>
    internal static Socket Listen(NodeAddress address, IPAddress ip)
    {
        var listener = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(ip, address.Port));
            listener.Listen(Backlog);
            return listener;
        }
        catch (SocketException exception)
        {
            listener.Dispose();
            throw TcpStartException.CannotListen(address, exception);
        }
    }

    internal void BeginAccept()
    {
        if (isClosed)
        {
            return;
        }

        accept.AcceptSocket = null;
        if (!socket.AcceptAsync(accept))
        {
            accept.CompletedAtOnce();
        }
    }

    /// <summary>From now on the operating system refuses connections.</summary>
    internal void Close()
    {
        isClosed = true;
        socket.Dispose();
    }

    private void OnAccepted(SocketOperation operation)
    {
        if (operation.SocketError == SocketError.Success)
        {
            mesh.Accept(operation.AcceptSocket!);
            BeginAccept();
        }
        else if (!isClosed)
        {
            timers.Arm(new TimerKey(TimerKind.Accept, 0), loop.Now + Pause);
        }
    }
}
