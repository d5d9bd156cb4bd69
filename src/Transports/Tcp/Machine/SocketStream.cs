using System.Net.Sockets;

namespace Distribution.Tcp;

/// <summary>A connected socket.</summary>
internal sealed class SocketStream(Socket socket) : IByteStream
{
    private const int KeepAliveSeconds = 30;
    private const int KeepAliveIntervalSeconds = 10;
    private const int KeepAliveProbes = 3;

    /// <inheritdoc/>
    /// <remarks>Probes find a peer whose machine has gone without a word.</remarks>
    public bool TryPrepare()
    {
        try
        {
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveIntervalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Receive(SocketOperation operation) => socket.ReceiveAsync(operation);

    /// <inheritdoc/>
    public bool Send(SocketOperation operation) => socket.SendAsync(operation);

    /// <inheritdoc/>
    public void ShutDown() => socket.Shutdown(SocketShutdown.Send);

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
