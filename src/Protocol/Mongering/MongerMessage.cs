namespace Distribution.Protocol;

/// <summary>What sites of <see cref="RumorMongering{TEnvironment}"/> send each other. 4 bytes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">What it says beside that.</param>
/// <param name="Attempt">Connections: how often the caller was rejected before in this contact.</param>
public readonly record struct MongerMessage(MongerMessageKind Kind, MongerContent Content = MongerContent.None, ushort Attempt = 0)
    : IWireMessage<MongerMessage>
{
    /// <summary>As <c>answer with the rumor: yours was news</c>, <c>connect, attempt 2</c>.</summary>
    public override string ToString() => (Kind switch
    {
        MongerMessageKind.Push => "push",
        MongerMessageKind.Feedback => "feedback",
        MongerMessageKind.PullRequest => "pull request",
        MongerMessageKind.PullReply => "pull reply",
        MongerMessageKind.Call => "call",
        MongerMessageKind.Answer => "answer",
        MongerMessageKind.Connect => "connect",
        MongerMessageKind.Accept => "accept",
        MongerMessageKind.Reject => "reject",
        _ => "message of an unknown kind",
    }) + (Content.HasFlag(MongerContent.Update) ? " with the rumor" : "")
        + (!Content.HasFlag(MongerContent.Judgement) ? "" : Content.HasFlag(MongerContent.News) ? ": yours was news" : ": yours was known")
        + Connections.WordsOf(Attempt);

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteByte((byte)Kind);
        writer.WriteByte((byte)Content);
        writer.WriteNumber(Attempt);
    }

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out MongerMessage message)
    {
        var isRead = reader.TryReadByte(out var kind) & reader.TryReadByte(out var content) & reader.TryReadNumber(out var attempt);
        message = unchecked(new MongerMessage((MongerMessageKind)kind, (MongerContent)content, (ushort)attempt));
        return isRead && kind is >= (byte)MongerMessageKind.Push and <= (byte)MongerMessageKind.Reject
            && content <= (byte)MongerContent.All && attempt <= ushort.MaxValue;
    }
}
