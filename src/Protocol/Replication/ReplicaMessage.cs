namespace Distribution.Protocol;

/// <summary>What sites of <see cref="MapAntiEntropy{TEnvironment}"/> send each other.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">What it carries; null where the kind says it all.</param>
/// <param name="Attempt">Connections: how often the caller was rejected before in this contact.</param>
public readonly record struct ReplicaMessage(ReplicaMessageKind Kind, ReplicaContent? Content = null, ushort Attempt = 0)
    : IWireMessage<ReplicaMessage>, IFingerprint
{
    // The kind and the attempt.
    private const int FixedBytes = 2;

    /// <inheritdoc/>
    public ulong Fingerprint => StableHash.Add(((ulong)Kind << 16) | Attempt, Content?.Fingerprint ?? 0);

    /// <summary>The bytes that it takes on the wire, as <see cref="MapEntry.Bytes"/> counts them.</summary>
    public int Bytes => FixedBytes + (Content?.Bytes ?? 0);

    /// <summary>As <c>entries: a = 3, b deleted</c>, <c>connect, attempt 2</c>.</summary>
    public override string ToString() => (Kind switch
    {
        ReplicaMessageKind.Connect => "connect",
        ReplicaMessageKind.Accept => "accept",
        ReplicaMessageKind.Reject => "reject",
        ReplicaMessageKind.Entries => "entries",
        ReplicaMessageKind.Call => "call",
        ReplicaMessageKind.Request => "request",
        ReplicaMessageKind.Difference => "difference",
        ReplicaMessageKind.Digest => "digest",
        ReplicaMessageKind.DigestRequest => "digest request",
        ReplicaMessageKind.DigestReply => "digest reply",
        ReplicaMessageKind.Mail => "mail",
        _ => "message of an unknown kind",
    }) + (Content is null ? "" : $": {Content}") + Connections.WordsOf(Attempt);

    private static bool HasContent(ReplicaMessageKind kind) => kind is ReplicaMessageKind.Entries or ReplicaMessageKind.Call
        or ReplicaMessageKind.Difference or ReplicaMessageKind.Digest or ReplicaMessageKind.DigestReply or ReplicaMessageKind.Mail;

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteByte((byte)Kind);
        writer.WriteNumber(Attempt);
        if (Content is not null)
        {
            ReplicaWire.Write(ref writer, Content);
        }
    }

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out ReplicaMessage message)
    {
        message = default;
        ReplicaContent? content = null;
        if (!reader.TryReadByte(out var kind)
            || kind is < (byte)ReplicaMessageKind.Connect or > (byte)ReplicaMessageKind.Mail
            || !reader.TryReadNumber(out var attempt)
            || attempt > ushort.MaxValue
            || (HasContent((ReplicaMessageKind)kind) && (content = ReplicaWire.Read(ref reader)) is null))
        {
            return false;
        }

        message = new ReplicaMessage((ReplicaMessageKind)kind, content, (ushort)attempt);
        return true;
    }
}
