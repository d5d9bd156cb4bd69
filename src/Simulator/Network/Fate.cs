using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What becomes of one message: nothing, or it arrives once or twice.</summary>
public record struct Fate
{
    /// <summary>A message that arrives once.</summary>
    public Fate(Arrival first) => First = first;

    /// <summary>Its arrival; that of the first copy if there are two, which need not be the earlier one.</summary>
    public Arrival First { get; set; }

    /// <summary>The arrival of a second copy; null: there is none.</summary>
    public Arrival? Second { get; set; }

    /// <summary>Why it does not arrive; <see cref="MessageLoss.None"/>: it does.</summary>
    public MessageLoss Loss { get; set; }

    /// <summary>Whether it arrives, in whatever form.</summary>
    public readonly bool Arrives => Loss == MessageLoss.None;

    /// <summary>The same, each arrival later by this much.</summary>
    public readonly Fate Later(Duration by) => At(delay => delay + by);

    /// <summary>The same, no arrival sooner than this after it was sent.</summary>
    public readonly Fate NotBefore(Duration least) => At(delay => delay < least ? least : delay);

    private readonly Fate At(Func<Duration, Duration> change) => this with
    {
        First = First with { Delay = change(First.Delay) },
        Second = Second is { } second ? second with { Delay = change(second.Delay) } : null,
    };
}
