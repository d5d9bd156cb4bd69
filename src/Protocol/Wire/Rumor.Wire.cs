namespace Distribution.Protocol;

public readonly partial record struct Rumor : IWireMessage<Rumor>
{
    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteRumor(Id);
        writer.WriteByte(Content is null ? (byte)0 : (byte)1);
        if (Content is not null)
        {
            CallWire.Write(ref writer, Content);
        }
    }

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out Rumor message)
    {
        message = default;
        if (!reader.TryReadRumor(out var id) || !reader.TryReadByte(out var hasContent) || hasContent > 1)
        {
            return false;
        }

        var content = hasContent == 1 ? CallWire.ReadContent(ref reader) : null;
        message = new Rumor(id, content);
        return hasContent == 0 || content is not null;
    }
}
