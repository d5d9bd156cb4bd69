namespace Distribution.Protocol;

/// <summary>The wire's form of what repairs a group's gossip.</summary>
internal static class RepairWire
{
    // The least that an origin takes: a host of one character, a port, an incarnation; and an entry of each kind, with it.
    private const int OriginBytesMin = 11;
    private const int DigestBytesMin = OriginBytesMin + 3;
    private const int RumorBytesMin = OriginBytesMin + 6;
    private const int RangeBytesMin = 2;

    internal static void Write(ref WireWriter writer, RumorDigest digest)
    {
        writer.WriteText(digest.Group);
        writer.WriteByte((byte)digest.Kind);
        writer.WriteNumber((ulong)digest.Origins.Count);
        for (var i = 0; i < digest.Origins.Count; i++)
        {
            Write(ref writer, digest.Origins[i]);
        }
    }

    internal static RumorDigest? ReadDigest(ref WireReader reader)
    {
        if (!reader.TryReadName(out var group)
            || !reader.TryReadByte(out var kind)
            || kind is < (byte)DigestKind.Whole or > (byte)DigestKind.Request
            || !TryReadCount(ref reader, RumorDigest.OriginsMax, DigestBytesMin, out var count))
        {
            return null;
        }

        var origins = new OriginDigest[count];
        for (var i = 0; i < count; i++)
        {
            if (!TryRead(ref reader, out origins[i]))
            {
                return null;
            }
        }

        return new RumorDigest(group, (DigestKind)kind, origins);
    }

    internal static void Write(ref WireWriter writer, RepairBatch batch)
    {
        writer.WriteText(batch.Group);
        writer.WriteNumber((ulong)batch.Rumors.Count);
        for (var i = 0; i < batch.Rumors.Count; i++)
        {
            var (rumor, timeLeft) = batch.Rumors[i];
            writer.WriteRumor(rumor.Id);
            writer.WriteDuration(timeLeft);
            CallWire.Write(ref writer, rumor.Content!.Call);
        }
    }

    internal static RepairBatch? ReadBatch(ref WireReader reader)
    {
        if (!reader.TryReadName(out var group) || !TryReadCount(ref reader, RepairBatch.RumorsMax, RumorBytesMin, out var count))
        {
            return null;
        }

        var rumors = new RepairedRumor[count];
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryReadRumor(out var id)
                || !reader.TryReadDuration(out var timeLeft)
                || CallWire.Read(ref reader) is not { } call)
            {
                return null;
            }

            rumors[i] = new RepairedRumor(new Rumor(id, new RumorContent(group, call)), timeLeft);
        }

        return new RepairBatch(group, rumors);
    }

    // A range is what it leaves out before it and what it spans beyond its first, for both are mostly small.
    private static void Write(ref WireWriter writer, in OriginDigest digest)
    {
        writer.WriteOrigin(digest.Origin);
        writer.WriteNumber(digest.Kept);
        writer.WriteNumber(digest.Unseen);
        writer.WriteNumber((ulong)digest.Seen.Count);
        var after = digest.Unseen;
        for (var i = 0; i < digest.Seen.Count; i++)
        {
            var range = digest.Seen[i];
            writer.WriteNumber(range.First - after);
            writer.WriteNumber(range.Last - range.First);
            after = range.Last;
        }
    }

    private static bool TryRead(ref WireReader reader, out OriginDigest digest)
    {
        digest = default;
        if (!reader.TryReadOrigin(out var origin)
            || !TryReadCounter(ref reader, out var kept)
            || !TryReadCounter(ref reader, out var unseen)
            || !TryReadCount(ref reader, RumorDigest.RangesMax, RangeBytesMin, out var count))
        {
            return false;
        }

        var ranges = count == 0 ? [] : new CounterRange[count];
        ulong after = unseen;
        for (var i = 0; i < count; i++)
        {
            if (!TryReadCounter(ref reader, out var gap) || !TryReadCounter(ref reader, out var span))
            {
                return false;
            }

            var (first, last) = (after + gap, after + gap + span);
            if (last > uint.MaxValue)
            {
                return false;
            }

            ranges[i] = new CounterRange((uint)first, (uint)last);
            after = last;
        }

        digest = new OriginDigest(origin, kept, unseen, ranges);
        return true;
    }

    private static bool TryReadCounter(ref WireReader reader, out uint counter)
    {
        var read = reader.TryReadNumber(out var number) && number <= uint.MaxValue;
        counter = read ? (uint)number : 0;
        return read;
    }

    // Checked against what is really there before anything is allocated for it.
    private static bool TryReadCount(ref WireReader reader, int most, int bytesEach, out int count)
    {
        var read = reader.TryReadNumber(out var number) && number <= (ulong)Math.Min(most, reader.Remaining / bytesEach);
        count = read ? (int)number : 0;
        return read;
    }
}
