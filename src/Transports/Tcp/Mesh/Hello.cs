using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The first frame of every connection, from both sides: what they speak and who they are.</summary>
/// <param name="Protocol">The message type's name; both sides must agree.</param>
/// <param name="Address">Where the sender listens; port 0: nowhere.</param>
/// <param name="Incarnation">The sender's incarnation.</param>
/// <param name="Dialled">The name under which the sender knows the receiver; on the answer to a hello the name that the hello gave.</param>
internal readonly record struct Hello(string Protocol, NodeAddress Address, ulong Incarnation, NodeAddress Dialled) : IWireMessage<Hello>
{
    /// <summary>The longest hello in bytes; a stranger is given no more.</summary>
    internal const int BytesMax = 2048;

    /// <summary>The longest protocol name in characters of ASCII.</summary>
    internal const int ProtocolBytesMax = 512;

    // "DSTB", the version of the format, and nothing a browser or a shell would send.
    private const ulong Magic = 0x0001_0a0d_4254_5344;

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteFixed64(Magic);
        writer.WriteText(Protocol);
        writer.WriteAddress(Address);
        writer.WriteFixed64(Incarnation);
        writer.WriteAddress(Dialled);
    }

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out Hello message)
    {
        message = default;
        if (!reader.TryReadFixed64(out var magic)
            || magic != Magic
            || !reader.TryReadText(out var protocol)
            || !reader.TryReadAddress(out var address)
            || !reader.TryReadFixed64(out var incarnation)
            || !reader.TryReadAddress(out var dialled))
        {
            return false;
        }

        message = new Hello(protocol, address, incarnation, dialled);
        return true;
    }
}
