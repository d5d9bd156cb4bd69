using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Distribution.Protocol;

/// <summary>
/// Where a node listens, which is also who it is: a host (IPv4, IPv6 or a name) and a port. A restarted node at the same address is
/// the same address and a new incarnation. Immutable; share it between threads and nodes.
/// </summary>
public sealed class NodeAddress : IEquatable<NodeAddress>, IComparable<NodeAddress>
{
    private string? nid;

    /// <summary>An address.</summary>
    /// <param name="host">An IPv4 address, an IPv6 address without brackets, or a host name; 1 .. 253 characters.</param>
    /// <param name="port">0 .. 65,535; 0 asks a listening node to choose a free port.</param>
    /// <exception cref="ArgumentException">The host is empty, too long or has a character that no host has.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is out of range.</exception>
    public NodeAddress(string host, int port)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        if (!IsHost(host))
        {
            throw new ArgumentException(
                $"'{host}' is no host: allowed are IPv4, IPv6 without brackets, and host names up to {HostCharactersMax} characters.",
                nameof(host));
        }

        Host = host;
        Port = port;
    }

    /// <summary>The longest host name (RFC 1035, section 2.3.4).</summary>
    public const int HostCharactersMax = 253;

    /// <summary>The characters of a <see cref="Sid"/>.</summary>
    public const int SidCharacters = 5;

    /// <summary>The characters of a <see cref="Nid"/>.</summary>
    public const int NidCharacters = 64;

    /// <summary>IPv4, IPv6 without brackets, or a name.</summary>
    public string Host { get; }

    /// <summary>0 .. 65,535.</summary>
    public int Port { get; }

    /// <summary>The node's identifier: lower-case hexadecimal SHA-256 of <c>{"ip":"HOST","port":PORT}</c>; 64 characters. Computed
    /// once.</summary>
    public string Nid => nid ??= Hash(Host, Port);

    /// <summary>The first 5 digits of <see cref="Nid"/>, for showing only: 20 bits collide at about 1,200 nodes.</summary>
    public string Sid => Nid[..SidCharacters];

    /// <summary>The address, or false where no host has such a name or the port is out of range.</summary>
    public static bool TryCreate(string host, int port, [NotNullWhen(true)] out NodeAddress? address)
    {
        address = IsHost(host) && port is >= 0 and <= ushort.MaxValue ? new NodeAddress(host, port) : null;
        return address is not null;
    }

    /// <summary>Reads <c>host:port</c> or <c>[ipv6]:port</c>.</summary>
    public static bool TryParse(string? text, out NodeAddress? address)
    {
        address = null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (text is null || colon <= 0
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        var host = text[..colon];
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        host = bracketed ? host[1..^1] : host;
        if (!IsHost(host) || bracketed != host.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        address = new NodeAddress(host, port);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(NodeAddress? other) =>
        other is not null && Port == other.Port && string.Equals(Host, other.Host, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodeAddress);

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => unchecked((int)StableHash.Mix(StableHash.Add(StableHash.Of(Host), (ulong)Port)));

    /// <summary>By host (ordinal), then by port.</summary>
    public int CompareTo(NodeAddress? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byHost = string.CompareOrdinal(Host, other.Host);
        return byHost != 0 ? byHost : Port.CompareTo(other.Port);
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    /// <summary>Whether an address can have this host; says nothing about whether it exists.</summary>
    public static bool IsHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Length is 0 or > HostCharactersMax)
        {
            return false;
        }

        foreach (var character in host)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or '_' or ':' or '%'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Hash(string host, int port)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{{\"ip\":\"{host}\",\"port\":{port}}}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
