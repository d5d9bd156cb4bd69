using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Links carry so many bytes a second, each link on its own: a message waits until those before it are through, and is dropped
/// if too many bytes wait already.</summary>
[FaultKind("bandwidth")]
[SimulatedOnly("the shaper of the TCP transport delays, drops and holds messages and has no rate")]
public sealed record Bandwidth : LinkFault, IDrawnFault<Bandwidth>
{
    private const long Second = 1_000_000_000;

    // A link this fast is as good as none.
    private const long FastEnough = 1_000_000_000;

    // At a byte a second half a year's worth: what waits leaves within the longest time of a plan.
    private const long QueueBytesMax = 1 << 24;

    /// <summary>The rate of each link: 1 or more.</summary>
    public required long BytesPerSecond { get; init; }

    /// <summary>How many bytes may wait in front of each link, the message in question included: 1 .. 2^24.</summary>
    public long QueueBytes { get; init; } = 64 * 1024;

    /// <inheritdoc/>
    public override string Story => $"{Links} carry {BytesPerSecond} bytes a second {Length}";

    /// <inheritdoc/>
    public static Bandwidth Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Bandwidth { At = at, For = length, BytesPerSecond = 1_000L << draw.Below(10), QueueBytes = 1_024L << draw.Below(7) };
    }

    /// <inheritdoc/>
    protected override Fault? Milder => BytesPerSecond < FastEnough ? this with { BytesPerSecond = BytesPerSecond * 4 } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (BytesPerSecond < 1 ? $"bytesPerSecond is a whole number from 1 to {long.MaxValue}"
        : QueueBytes is < 1 or > QueueBytesMax ? $"queueBytes is a whole number from 1 to {QueueBytesMax}"
        : null);

    /// <inheritdoc/>
    protected override LinkRule Rule()
    {
        // When the link is free again, by sender and receiver.
        var free = new SortedDictionary<(int From, int To), long>();
        return RuleOf((in LinkMessage message, ulong _, ref Fate fate) =>
        {
            if (!fate.Arrives)
            {
                return;
            }

            var link = (message.From.Index, message.To.Index);
            var begin = Math.Max(message.At.Nanoseconds, free.GetValueOrDefault(link));
            var waiting = (Int128)(begin - message.At.Nanoseconds) * BytesPerSecond / Second;
            if (waiting + message.Bytes > QueueBytes)
            {
                fate.Loss = MessageLoss.Overflowed;
                return;
            }

            free[link] = begin + (long)((Int128)message.Bytes * Second / BytesPerSecond);
            fate = fate.Later(new Duration(free[link] - message.At.Nanoseconds));
        });
    }
}
