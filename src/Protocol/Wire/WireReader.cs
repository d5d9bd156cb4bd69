using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Distribution.Protocol;

/// <summary>
/// Reads values in the wire's form from bytes that a stranger may have chosen. Every read says whether it succeeded; none throws, and none
/// allocates more than the bytes that are really there. After a failed read the position is unspecified: give the message up.
/// </summary>
public ref struct WireReader
{
    private readonly WireCodec codec;
    private ReadOnlySpan<byte> rest;

    internal WireReader(ReadOnlySpan<byte> bytes, WireCodec codec)
    {
        rest = bytes;
        this.codec = codec;
    }

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => rest.Length;

    /// <summary>One byte.</summary>
    public bool TryReadByte(out byte value)
    {
        if (rest.IsEmpty)
        {
            value = 0;
            return false;
        }

        value = rest[0];
        rest = rest[1..];
        return true;
    }

    /// <summary>A whole number. False also where it has more than 64 bits.</summary>
    public bool TryReadNumber(out ulong value)
    {
        value = 0;
        for (var (i, shift) = (0, 0); i < rest.Length && shift < 64; i++, shift += 7)
        {
            ulong group = rest[i];
            if (shift == 63 && group > 1)
            {
                return false;
            }

            value |= (group & 0x7f) << shift;
            if (group < 0x80)
            {
                rest = rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    /// <summary>64 bits as they are.</summary>
    public bool TryReadFixed64(out ulong value)
    {
        if (!BinaryPrimitives.TryReadUInt64LittleEndian(rest, out value))
        {
            return false;
        }

        rest = rest[sizeof(ulong)..];
        return true;
    }

    /// <summary>A length of time.</summary>
    public bool TryReadDuration(out Duration value)
    {
        var read = TryReadNumber(out var nanoseconds) && nanoseconds <= long.MaxValue;
        value = read ? new Duration((long)nanoseconds) : default;
        return read;
    }

    /// <summary>Bytes with their length; a view into the input, nothing is copied.</summary>
    public bool TryReadBytes(out ReadOnlySpan<byte> value)
    {
        if (!TryReadNumber(out var count) || count > (ulong)rest.Length)
        {
            value = default;
            return false;
        }

        value = rest[..(int)count];
        rest = rest[(int)count..];
        return true;
    }

    /// <summary>A text. Bytes that are no UTF-8 become U+FFFD.</summary>
    public bool TryReadText(out string value)
    {
        var read = TryReadBytes(out var bytes);
        value = read ? Encoding.UTF8.GetString(bytes) : "";
        return read;
    }

    /// <summary>A text that comes again and again, such as a service's name: the same string object for the same bytes, usually.</summary>
    public bool TryReadName(out string value)
    {
        var read = TryReadBytes(out var bytes);
        value = read ? codec.NameOf(bytes) : "";
        return read;
    }

    /// <summary>A payload. Nothing is known about its text.</summary>
    public bool TryReadPayload(out Payload value)
    {
        var read = TryReadBytes(out var bytes);
        value = read ? WireCodec.PayloadOf(bytes) : Payload.Null;
        return read;
    }

    /// <summary>An address. False also where no host has such a name or the port is out of range.</summary>
    public bool TryReadAddress([NotNullWhen(true)] out NodeAddress? value)
    {
        value = null;
        var start = rest;
        return TryReadBytes(out var host)
            && TryReadNumber(out var port)
            && codec.TryAddressOf(start[..^rest.Length], host, port, out value);
    }

    /// <summary>A node, as this host's number. False also where the host knows as many as it takes.</summary>
    public bool TryReadNode(out NodeId value)
    {
        value = NodeId.None;
        return TryReadAddress(out var address) && codec.Book.TryResolve(address, out value);
    }

    /// <summary>An incarnation of a node, as this host's number.</summary>
    public bool TryReadOrigin(out OriginId value)
    {
        value = default;
        return TryReadAddress(out var address)
            && TryReadFixed64(out var incarnation)
            && codec.Book.TryResolveOrigin(address, incarnation, out value);
    }

    /// <summary>Which rumor.</summary>
    public bool TryReadRumor(out RumorId value)
    {
        value = default;
        if (!TryReadOrigin(out var origin) || !TryReadNumber(out var counter) || counter > uint.MaxValue)
        {
            return false;
        }

        value = new RumorId(origin, (uint)counter);
        return true;
    }
}
