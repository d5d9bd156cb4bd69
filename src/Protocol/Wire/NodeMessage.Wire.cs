namespace Distribution.Protocol;

public readonly partial struct NodeMessage : IWireMessage<NodeMessage>
{
    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteByte((byte)Kind);
        writer.WriteNumber(CallId);
        switch (Kind)
        {
            case MessageKind.Request:
                writer.WriteDuration(TimeLeft);
                CallWire.Write(ref writer, (Call)Content);
                break;
            case MessageKind.Reply:
                CallWire.Write(ref writer, (Outcome)Content);
                break;
            case MessageKind.Membership:
                MembershipWire.Write(ref writer, (MembershipContent)Content);
                break;
            case MessageKind.RumorDigest:
                RepairWire.Write(ref writer, (RumorDigest)Content);
                break;
            case MessageKind.RepairBatch:
                RepairWire.Write(ref writer, (RepairBatch)Content);
                break;
            default:
                writer.WriteDuration(TimeLeft);
                writer.WriteRumor(RumorId);
                CallWire.Write(ref writer, (RumorContent)Content);
                break;
        }
    }

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out NodeMessage message)
    {
        message = default;
        if (!reader.TryReadByte(out var kind) || !reader.TryReadNumber(out var callId))
        {
            return false;
        }

        return (MessageKind)kind switch
        {
            MessageKind.Request => TryReadRequest(ref reader, callId, out message),
            MessageKind.Reply => TryReadReply(ref reader, callId, out message),
            MessageKind.Rumor => TryReadRumor(ref reader, callId, out message),
            MessageKind.Membership => TryReadMembership(ref reader, callId, out message),
            MessageKind.RumorDigest => TryReadDigest(ref reader, out message),
            MessageKind.RepairBatch => TryReadBatch(ref reader, out message),
            _ => false,
        };
    }

    private static bool TryReadRequest(ref WireReader reader, ulong callId, out NodeMessage message)
    {
        var call = reader.TryReadDuration(out var timeLeft) ? CallWire.Read(ref reader) : null;
        message = call is null ? default : Request(callId, timeLeft, call);
        return call is not null;
    }

    private static bool TryReadMembership(ref WireReader reader, ulong number, out NodeMessage message)
    {
        var content = MembershipWire.Read(ref reader);
        message = content is null ? default : Membership(new MembershipMessage(number, content));
        return content is not null;
    }

    private static bool TryReadDigest(ref WireReader reader, out NodeMessage message)
    {
        var digest = RepairWire.ReadDigest(ref reader);
        message = digest is null ? default : Digest(digest);
        return digest is not null;
    }

    private static bool TryReadBatch(ref WireReader reader, out NodeMessage message)
    {
        var batch = RepairWire.ReadBatch(ref reader);
        message = batch is null ? default : Repair(batch);
        return batch is not null;
    }

    private static bool TryReadReply(ref WireReader reader, ulong callId, out NodeMessage message)
    {
        var outcome = CallWire.ReadOutcome(ref reader);
        message = outcome is null ? default : Reply(callId, outcome);
        return outcome is not null;
    }

    private static bool TryReadRumor(ref WireReader reader, ulong callId, out NodeMessage message)
    {
        message = default;
        if (!reader.TryReadDuration(out var timeLeft)
            || !reader.TryReadRumor(out var rumor)
            || CallWire.ReadContent(ref reader) is not { } content)
        {
            return false;
        }

        message = Gossip(callId, timeLeft, new Rumor(rumor, content));
        return true;
    }
}
