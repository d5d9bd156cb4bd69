using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node could not start. The message is one line for people: what was wanted and what is wrong with it.</summary>
public sealed class TcpStartException : Exception
{
    private TcpStartException(TcpStartFailure failure, string message, Exception? inner)
        : base(message, inner)
    {
        Failure = failure;
    }

    /// <summary>The reason, for programs.</summary>
    public TcpStartFailure Failure { get; }

    internal static TcpStartException CannotListen(NodeAddress address, SocketException cause) =>
        cause.SocketErrorCode == SocketError.AddressAlreadyInUse
            ? new(TcpStartFailure.PortInUse, $"cannot listen on {address}: the port is in use", cause)
            : new(TcpStartFailure.CannotListen, $"cannot listen on {address}: {cause.Message}", cause);

    internal static TcpStartException Unresolvable(NodeAddress address, SocketException? cause) =>
        new(TcpStartFailure.UnresolvableHost, $"cannot listen on {address}: the host name '{address.Host}' has no address", cause);

    internal static TcpStartException NotCallable(NodeAddress address) => new(
        TcpStartFailure.NotCallable,
        $"cannot listen on {address}: other nodes cannot call '{address.Host}', so a host that they can call must be given beside it",
        null);
}
