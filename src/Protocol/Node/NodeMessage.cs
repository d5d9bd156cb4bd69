namespace Distribution.Protocol;

/// <summary>What full nodes send each other. Contents are shared immutable references; only a wire encodes them.</summary>
public readonly partial struct NodeMessage : IFingerprint
{
    private NodeMessage(MessageKind kind, ulong callId, Duration timeLeft, RumorId rumor, object content)
    {
        Kind = kind;
        CallId = callId;
        TimeLeft = timeLeft;
        RumorId = rumor;
        Content = content;
    }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; }

    /// <summary>The sender's number for the call, which the reply repeats; 0: no reply is wanted.</summary>
    public ulong CallId { get; }

    /// <summary>How long the sender of a request still waits.</summary>
    public Duration TimeLeft { get; }

    /// <summary>Which rumor, if it is one.</summary>
    public RumorId RumorId { get; }

    /// <summary>A <see cref="Protocol.Call"/>, an <see cref="Protocol.Outcome"/>, a <see cref="RumorContent"/>, a
    /// <see cref="MembershipContent"/>, a <see cref="RumorDigest"/> or a <see cref="RepairBatch"/>, by <see cref="Kind"/>.</summary>
    public object Content { get; }

    /// <inheritdoc/>
    public ulong Fingerprint
    {
        get
        {
            var content = Content switch
            {
                Call call => call.Fingerprint,
                Outcome outcome => outcome.Fingerprint,
                RumorContent rumor => rumor.Fingerprint,
                MembershipContent membership => membership.Fingerprint,
                RumorDigest digest => digest.Fingerprint,
                RepairBatch batch => batch.Fingerprint,
                _ => 0UL,
            };
            var hash = StableHash.Add(StableHash.Add((ulong)Kind, CallId), content);
            return Kind == MessageKind.Rumor ? StableHash.Add(hash, new Rumor(RumorId, null).Fingerprint) : hash;
        }
    }

    /// <summary>A call to run.</summary>
    public static NodeMessage Request(ulong callId, Duration timeLeft, Call call) =>
        new(MessageKind.Request, callId, timeLeft, default, call);

    /// <summary>How a request ended.</summary>
    public static NodeMessage Reply(ulong callId, Outcome outcome) => new(MessageKind.Reply, callId, default, default, outcome);

    /// <summary>A rumor; with <paramref name="callId"/> 0 it wants no receipt.</summary>
    public static NodeMessage Gossip(ulong callId, Duration timeLeft, in Rumor rumor) =>
        new(MessageKind.Rumor, callId, timeLeft, rumor.Id, rumor.Content!);

    /// <summary>A message of the membership protocol.</summary>
    public static NodeMessage Membership(in MembershipMessage message) =>
        new(MessageKind.Membership, message.Number, default, default, message.Content);

    /// <summary>What a node has seen of a group's gossip.</summary>
    public static NodeMessage Digest(RumorDigest digest) => new(MessageKind.RumorDigest, 0, default, default, digest);

    /// <summary>Rumors for a node that lacks them.</summary>
    public static NodeMessage Repair(RepairBatch batch) => new(MessageKind.RepairBatch, 0, default, default, batch);
}
