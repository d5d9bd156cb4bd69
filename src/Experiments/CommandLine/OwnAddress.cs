using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary>Which of this machine's addresses others can call.</summary>
internal static class OwnAddress
{
    /// <summary>The address on the way to the first of some nodes, for a node that listens on all addresses; null where it listens on
    /// one, or there is nobody.</summary>
    /// <exception cref="EnvironmentException">There is no way, or its name is not known.</exception>
    internal static async Task<string?> TowardsAsync(IReadOnlyList<NodeAddress> contacts, NodeAddress listen)
    {
        if (contacts.Count == 0 || !IPAddress.TryParse(listen.Host, out var all)
            || !(all.Equals(IPAddress.Any) || all.Equals(IPAddress.IPv6Any)))
        {
            return null;
        }

        try
        {
            // A datagram socket finds the way, and sends nothing.
            using var socket = new Socket(all.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(contacts[0].Host, contacts[0].Port);
            return ((IPEndPoint)socket.LocalEndPoint!).Address.ToString();
        }
        catch (SocketException exception)
        {
            throw new EnvironmentException($"cannot join {contacts[0]}: {exception.Message}", exception);
        }
    }
}
