using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A listening socket.</summary>
internal sealed class SocketListener : IListener
{
    private const int Backlog = 512;

    private readonly Socket socket;

    /// <summary>Listens there. Port 0: any free port.</summary>
    /// <exception cref="TcpStartException">It cannot listen there.</exception>
    internal SocketListener(NodeAddress address, IPAddress ip)
    {
        socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen(Backlog);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw TcpStartException.CannotListen(address, exception);
        }
    }

    /// <summary>Where it listens.</summary>
    internal int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <inheritdoc/>
    public bool Accept(SocketOperation operation)
    {
        operation.AcceptSocket = null;
        return socket.AcceptAsync(operation);
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
