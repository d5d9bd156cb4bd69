namespace Distribution.Protocol;

/// <summary>The wire's form of what members send each other.</summary>
internal static class MembershipWire
{
    internal static void Write(ref WireWriter writer, MembershipContent content)
    {
        writer.WriteByte((byte)content.Kind);
        writer.WriteFixed64(content.Incarnation);
        writer.WriteNumber(content.Version);
        if (content.Kind == MembershipKind.PingRequest)
        {
            writer.WriteAddress(content.Target!);
        }

        writer.WriteNumber((ulong)content.News.Count);
        for (var i = 0; i < content.News.Count; i++)
        {
            var news = content.News[i];
            writer.WriteAddress(news.Node);
            writer.WriteFixed64(news.Incarnation);
            writer.WriteNumber(news.Version);
            writer.WriteByte((byte)news.Status);
        }
    }

    internal static MembershipContent? Read(ref WireReader reader)
    {
        NodeAddress? target = null;
        if (!reader.TryReadByte(out var kind)
            || kind is < (byte)MembershipKind.Ping or > (byte)MembershipKind.Compare
            || !reader.TryReadFixed64(out var incarnation)
            || !TryReadVersion(ref reader, out var version)
            || (kind == (byte)MembershipKind.PingRequest && !reader.TryReadAddress(out target))
            || !reader.TryReadNumber(out var count)
            || count > MembershipContent.NewsMax)
        {
            return null;
        }

        var news = new MemberUpdate[(int)count];
        for (var i = 0; i < news.Length; i++)
        {
            if (!TryRead(ref reader, out news[i]))
            {
                return null;
            }
        }

        return new MembershipContent((MembershipKind)kind, incarnation, version, target, news);
    }

    private static bool TryRead(ref WireReader reader, out MemberUpdate update)
    {
        update = default;
        if (!reader.TryReadAddress(out var node)
            || !reader.TryReadFixed64(out var incarnation)
            || !TryReadVersion(ref reader, out var version)
            || !reader.TryReadByte(out var status)
            || status > (byte)MemberStatus.Left)
        {
            return false;
        }

        update = new MemberUpdate(node, incarnation, version, (MemberStatus)status);
        return true;
    }

    private static bool TryReadVersion(ref WireReader reader, out uint version)
    {
        var read = reader.TryReadNumber(out var number) && number <= uint.MaxValue;
        version = read ? (uint)number : 0;
        return read;
    }
}
