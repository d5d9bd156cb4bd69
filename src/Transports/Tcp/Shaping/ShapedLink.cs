using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The messages to one peer that a shape holds, in their order.</summary>
internal sealed class ShapedLink<TMessage>
    where TMessage : struct
{
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    private readonly Queue<(Instant Due, TMessage Message)> held = [];
    private Instant lastDue;

    /// <summary>What is done to messages.</summary>
    internal LinkShape Shape { get; set; } = LinkShape.Plain;

    /// <summary>How many messages are held.</summary>
    internal int Count => held.Count;

    /// <summary>When the next message goes; <see cref="Instant.MaxValue"/>: not as things are.</summary>
    internal Instant Next => Shape.Holds || held.Count == 0 ? Instant.MaxValue : held.Peek().Due;

    /// <summary>Whether nothing is done to messages and none is held.</summary>
    internal bool IsPlain => held.Count == 0 && Shape == LinkShape.Plain;

    /// <summary>Whether a message is lost.</summary>
    internal bool Drops(Func<ulong> draw) => Shape.IsCut || (Shape.Loss > 0 && (draw() >> 11) * TwoToMinus53 < Shape.Loss);

    /// <summary>When a message that is sent now goes: not before the one before it.</summary>
    internal Instant DueOf(Instant now, Func<ulong> draw)
    {
        var due = Later(now, Shape.Delay);
        due = Shape.Jitter > Duration.Zero ? Later(due, Shape.Jitter.Part(draw())) : due;
        return held.Count > 0 && lastDue > due ? lastDue : due;
    }

    internal void Hold(Instant due, in TMessage message)
    {
        held.Enqueue((due, message));
        lastDue = due;
    }

    /// <summary>Takes the next message if its time has come.</summary>
    internal bool TryTake(Instant now, out TMessage message)
    {
        var isDue = Next < Instant.MaxValue && Next <= now;
        message = isDue ? held.Dequeue().Message : default;
        return isDue;
    }

    private static Instant Later(Instant instant, Duration delay) =>
        delay >= Instant.MaxValue - instant ? Instant.MaxValue : instant + delay;
}
