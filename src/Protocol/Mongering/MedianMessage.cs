namespace Distribution.Protocol;

/// <summary>What sites of <see cref="MedianCounter{TEnvironment}"/> send each other: a call or its answer. 2 bytes.</summary>
/// <param name="IsAnswer">1 for an answer, 0 for a call.</param>
/// <param name="Level">The sender's state at the start of the round, as <see cref="MedianState"/> numbers it. In B and C the message
/// carries the update.</param>
public readonly record struct MedianMessage(byte IsAnswer, byte Level) : IWireMessage<MedianMessage>
{
    /// <summary>As <c>call from level 2</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsAnswer == 0 ? "call" : "answer")} from level {Level}");

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteByte(IsAnswer);
        writer.WriteByte(Level);
    }

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out MedianMessage message)
    {
        var isRead = reader.TryReadByte(out var isAnswer) & reader.TryReadByte(out var level);
        message = new MedianMessage(isAnswer, level);
        return isRead && isAnswer <= 1;
    }
}
