using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Distribution.Protocol;

/// <summary>
/// Turns messages of any <see cref="IWireMessage{TSelf}"/> type into bytes and back for one host, with that host's address book and its
/// tables of names and addresses that came lately. One thread at a time.
/// </summary>
/// <param name="book">The host's numbers.</param>
public sealed class WireCodec(IAddressBook book)
{
    private const int Slots = 512;
    private const int NameBytesMax = 64;
    private const int AddressBytesMax = 64;

    private readonly InternTable<string> names = new(Slots, NameBytesMax);
    private readonly InternTable<NodeAddress> addresses = new(Slots, AddressBytesMax);

    /// <summary>The host's numbers.</summary>
    public IAddressBook Book { get; } = book;

    /// <summary>Appends the message.</summary>
    public void Encode<TMessage>(in TMessage message, WireBuffer buffer)
        where TMessage : struct, IWireMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var writer = new WireWriter(buffer, Book);
        message.Write(ref writer);
    }

    /// <summary>Reads one message that fills the bytes exactly. False, never an exception, for bytes that no <see cref="Encode"/> wrote.
    /// The message keeps nothing of the bytes.</summary>
    public bool TryDecode<TMessage>(ReadOnlySpan<byte> bytes, out TMessage message)
        where TMessage : struct, IWireMessage<TMessage>
    {
        var reader = new WireReader(bytes, this);
        return TMessage.TryRead(ref reader, out message) && reader.Remaining == 0;
    }

    internal static Payload PayloadOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.SequenceEqual("[]"u8))
        {
            return Payload.NoArguments;
        }

        return bytes.SequenceEqual("null"u8) ? Payload.Null : new Payload(bytes.ToArray());
    }

    internal string NameOf(ReadOnlySpan<byte> bytes) => names.Find(bytes) ?? names.Keep(bytes, Encoding.UTF8.GetString(bytes));

    internal bool TryAddressOf(
        ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> host, ulong port, [NotNullWhen(true)] out NodeAddress? address)
    {
        address = addresses.Find(encoded);
        if (address is not null)
        {
            return true;
        }

        if (host.Length > NodeAddress.HostCharactersMax
            || port > ushort.MaxValue
            || !NodeAddress.TryCreate(Encoding.UTF8.GetString(host), (int)port, out address))
        {
            return false;
        }

        addresses.Keep(encoded, address);
        return true;
    }
}
