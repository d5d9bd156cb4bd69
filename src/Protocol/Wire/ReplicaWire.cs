namespace Distribution.Protocol;

/// <summary>The wire's form of what replicas of a map send each other.</summary>
internal static class ReplicaWire
{
    private const byte ValueTag = 0;
    private const byte CertificateTag = 1;

    // The least that an entry takes: an empty key, its version, its tag and an empty payload; and an address of one character.
    private const int EntryBytesMin = 1 + 8 + 8 + 1 + 1;
    private const int NodeBytesMin = 3;

    internal static void Write(ref WireWriter writer, ReplicaContent content)
    {
        writer.WriteFixed64(content.Checksum);
        writer.WriteNumber((ulong)content.Entries.Count);
        foreach (var entry in content.Entries)
        {
            Write(ref writer, entry);
        }
    }

    internal static ReplicaContent? Read(ref WireReader reader)
    {
        if (!reader.TryReadFixed64(out var checksum)
            || !reader.TryReadNumber(out var count)
            || count > (ulong)(reader.Remaining / EntryBytesMin))
        {
            return null;
        }

        var entries = new MapEntry[(int)count];
        for (var i = 0; i < entries.Length; i++)
        {
            if (ReadEntry(ref reader) is not { } entry)
            {
                return null;
            }

            entries[i] = entry;
        }

        return new ReplicaContent(checksum, entries);
    }

    private static void Write(ref WireWriter writer, MapEntry entry)
    {
        writer.WriteText(entry.Key);
        writer.WriteFixed64(unchecked((ulong)entry.Version.Time));
        writer.WriteFixed64(entry.Version.Site);
        if (entry.Value is { } value)
        {
            writer.WriteByte(ValueTag);
            writer.WritePayload(value);
            return;
        }

        writer.WriteByte(CertificateTag);
        writer.WriteFixed64(unchecked((ulong)entry.Activation.Nanoseconds));
        writer.WriteNumber((ulong)entry.Retainers.Count);
        foreach (var retainer in entry.Retainers)
        {
            writer.WriteNode(retainer);
        }
    }

    private static MapEntry? ReadEntry(ref WireReader reader)
    {
        if (!reader.TryReadText(out var key)
            || !TryReadTime(ref reader, out var time)
            || !reader.TryReadFixed64(out var site)
            || !reader.TryReadByte(out var tag))
        {
            return null;
        }

        var version = new EntryVersion(time, site);
        return tag switch
        {
            ValueTag => reader.TryReadPayload(out var value) ? MapEntry.Of(key, value, version) : null,
            CertificateTag => ReadCertificate(ref reader, key, version),
            _ => null,
        };
    }

    private static MapEntry? ReadCertificate(ref WireReader reader, string key, EntryVersion version)
    {
        if (!TryReadTime(ref reader, out var activation)
            || !reader.TryReadNumber(out var count)
            || count > (ulong)(reader.Remaining / NodeBytesMin))
        {
            return null;
        }

        var retainers = new NodeId[(int)count];
        for (var i = 0; i < retainers.Length; i++)
        {
            if (!reader.TryReadNode(out retainers[i]))
            {
                return null;
            }
        }

        return MapEntry.Certificate(key, version, new Instant(activation), retainers);
    }

    // No clock shows times before zero, and far beyond its end no sum of times may overflow.
    private static bool TryReadTime(ref WireReader reader, out long time)
    {
        var read = reader.TryReadFixed64(out var word) && word <= long.MaxValue / 2;
        time = read ? (long)word : 0;
        return read;
    }
}
