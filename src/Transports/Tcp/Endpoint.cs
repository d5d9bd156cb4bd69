using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node's place on the network: its listener, if it has one, and the address that others know.</summary>
internal sealed record Endpoint(IListener? Listener, NodeAddress Address)
{
    // A caller that listens nowhere; the port says so.
    private static readonly NodeAddress Nowhere = new("0.0.0.0", 0);

    /// <summary>Opens it.</summary>
    /// <exception cref="TcpStartException">Port in use, unresolvable host, and the like.</exception>
    internal static async ValueTask<Endpoint> OpenAsync(TcpOptions options, CancellationToken cancellationToken)
    {
        if (options.Listen is not { } listen)
        {
            return new Endpoint(null, Nowhere);
        }

        if (!IPAddress.TryParse(listen.Host, out var ip))
        {
            ip = await ResolveAsync(listen, cancellationToken);
        }

        if (options.AdvertisedHost is null && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            throw TcpStartException.NotCallable(listen);
        }

        var listener = new SocketListener(listen, ip);
        return new Endpoint(listener, new NodeAddress(options.AdvertisedHost ?? listen.Host, listener.Port));
    }

    private static async Task<IPAddress> ResolveAsync(NodeAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Dns.GetHostAddressesAsync(address.Host, cancellationToken);
            return found.Length > 0 ? found[0] : throw TcpStartException.Unresolvable(address, null);
        }
        catch (SocketException exception)
        {
            throw TcpStartException.Unresolvable(address, exception);
        }
    }
}
