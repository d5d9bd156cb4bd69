using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>What a link does on purpose, in one direction, to each message that its sender hands to it. Whole messages are late or lost,
/// never parts of one, and they keep their order; the connection below is as good as ever, so no packet is lost. Immutable.</summary>
public sealed record LinkShape
{
    /// <summary>A link that does nothing to messages.</summary>
    public static LinkShape Plain { get; } = new();

    /// <summary>Whether nothing gets through; nobody is told.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether messages are held until this ends, and then let go at once, in order.</summary>
    public bool Holds { get; init; }

    /// <summary>How much later each message comes at least: 0 or more.</summary>
    public Duration Delay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Duration.Zero);
            field = value;
        }
    }

    /// <summary>How much more that may be, drawn for each message, every time equally likely: 0 or more. A message never
    /// overtakes.</summary>
    public Duration Jitter
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Duration.Zero);
            field = value;
        }
    }

    /// <summary>How likely a message is lost, each on its own: 0 to 1.</summary>
    public double Loss
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A probability is 0 to 1.");
    }

    /// <summary>The shape of a link that both are done to, each by a cause of its own: delays add up, and a message gets through that both
    /// let through.</summary>
    public LinkShape And(LinkShape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new LinkShape
        {
            IsCut = IsCut || other.IsCut,
            Holds = Holds || other.Holds,
            Delay = Delay + other.Delay,
            Jitter = Jitter + other.Jitter,
            Loss = Loss + other.Loss - (Loss * other.Loss),
        };
    }
}
