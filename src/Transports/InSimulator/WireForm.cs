using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The form that crosses a wire, written and read by the protocol's own code.</summary>
internal sealed class WireForm<TMessage>(IAddressBook book) : MessageForm<TMessage>
    where TMessage : struct, IWireMessage<TMessage>
{
    private readonly WireCodec codec = new(book);
    private readonly WireBuffer buffer = new();

    internal override int BytesOf(in TMessage message)
    {
        buffer.Clear();
        codec.Encode(message, buffer);
        return buffer.Length;
    }

    internal override bool TryChange(in TMessage message, ulong draw, out TMessage changed)
    {
        buffer.Clear();
        codec.Encode(message, buffer);
        Flip(buffer.Slice(0, buffer.Length), draw);
        return codec.TryDecode(buffer.Written, out changed);
    }
}
