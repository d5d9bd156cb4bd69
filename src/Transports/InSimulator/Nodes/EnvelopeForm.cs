using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The full node's messages as they cross a wire.</summary>
internal sealed class EnvelopeForm(AddressDirectory directory) : MessageForm<Envelope>
{
    private readonly WireForm<NodeMessage> inner = new(directory);

    internal override int BytesOf(in Envelope message) => inner.BytesOf(message.Message);

    internal override bool TryChange(in Envelope message, ulong draw, out Envelope changed)
    {
        var isRead = inner.TryChange(message.Message, draw, out var content);
        changed = new Envelope(content, message.Incarnation);
        return isRead;
    }
}
