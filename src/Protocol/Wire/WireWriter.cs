using System.Buffers.Binary;
using System.Text;

namespace Distribution.Protocol;

/// <summary>Appends values to a buffer in the wire's form. Whole numbers are little-endian groups of seven bits (LEB128): 1 byte up to
/// 127, 10 at most. Texts and payloads are a length in bytes and the bytes.</summary>
/// <param name="buffer">Where to append.</param>
/// <param name="book">Whose numbers the messages hold.</param>
public readonly ref struct WireWriter(WireBuffer buffer, IAddressBook book)
{
    private const int VarintBytesMax = 10;

    // At most three bytes a UTF-16 unit: up to here the length takes one byte whatever the text is, so the text need not be measured first.
    private const int ShortText = 0x7f / 3;

    /// <summary>One byte.</summary>
    public void WriteByte(byte value) => buffer.Append(1)[0] = value;

    /// <summary>A whole number, 1 .. 10 bytes.</summary>
    public void WriteNumber(ulong value)
    {
        var groups = buffer.Room(VarintBytesMax);
        var count = 0;
        while (value >= 0x80)
        {
            groups[count++] = (byte)((value & 0x7f) | 0x80);
            value >>= 7;
        }

        groups[count++] = (byte)value;
        buffer.Advance(count);
    }

    /// <summary>64 bits as they are: for values that are as often large as small.</summary>
    public void WriteFixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(buffer.Append(sizeof(ulong)), value);

    /// <summary>A length of time; a negative one, such as what is left of a deadline that has passed, becomes zero.</summary>
    public void WriteDuration(Duration value) => WriteNumber((ulong)Math.Max(0, value.Nanoseconds));

    /// <summary>Bytes with their length.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteNumber((ulong)value.Length);
        buffer.Append(value);
    }

    /// <summary>A text in UTF-8. Unpaired surrogates become U+FFFD.</summary>
    public void WriteText(string value)
    {
        if (value.Length <= ShortText)
        {
            var room = buffer.Room(1 + (3 * value.Length));
            var written = Encoding.UTF8.GetBytes(value, room[1..]);
            room[0] = (byte)written;
            buffer.Advance(1 + written);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(value);
        WriteNumber((ulong)count);
        Encoding.UTF8.GetBytes(value, buffer.Append(count));
    }

    /// <summary>A payload's JSON text.</summary>
    public void WritePayload(Payload value) => WriteBytes(value.Utf8Json.Span);

    /// <summary>An address: host and port.</summary>
    public void WriteAddress(NodeAddress value)
    {
        WriteText(value.Host);
        WriteNumber((ulong)value.Port);
    }

    /// <summary>A node, by its address.</summary>
    public void WriteNode(NodeId node) => WriteAddress(book.AddressOf(node));

    /// <summary>An incarnation of a node, by its address and incarnation.</summary>
    public void WriteOrigin(OriginId origin)
    {
        var (address, incarnation) = book.OriginOf(origin);
        WriteAddress(address);
        WriteFixed64(incarnation);
    }

    /// <summary>Which rumor: its origin and its counter.</summary>
    public void WriteRumor(RumorId rumor)
    {
        WriteOrigin(rumor.Origin);
        WriteNumber(rumor.Counter);
    }
}
