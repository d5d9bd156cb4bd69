using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The pool's threads, the system's clock, its locks and its sockets.</summary>
internal sealed class SystemMachine : Machine
{
    /// <inheritdoc/>
    internal override Instant Now => ProcessClock.Now;

    /// <inheritdoc/>
    internal override TimeProvider Time => TimeProvider.System;

    /// <inheritdoc/>
    internal override void Queue(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);

    /// <inheritdoc/>
    internal override Gate NewGate(string name) => new SystemGate();

    /// <inheritdoc/>
    internal override bool Connect(NodeAddress to, SocketOperation dial)
    {
        dial.RemoteEndPoint = IPAddress.TryParse(to.Host, out var ip) ? new IPEndPoint(ip, to.Port) : new DnsEndPoint(to.Host, to.Port);
        try
        {
            return Socket.ConnectAsync(SocketType.Stream, ProtocolType.Tcp, dial);
        }
        catch (SocketException exception)
        {
            // No socket could be made, for example because the process has too many files open.
            dial.SocketError = exception.SocketErrorCode;
            return false;
        }
    }

    /// <inheritdoc/>
    internal override void CancelConnect(SocketOperation dial) => Socket.CancelConnectAsync(dial);

    private sealed class SystemGate : Gate
    {
        private readonly Lock held = new();

        protected override void Enter() => held.Enter();

        protected override void Exit() => held.Exit();
    }
}
