using Distribution.Protocol;

namespace Distribution;

/// <summary>How long to wait for a call, and how to give it up.</summary>
/// <param name="Deadline">After this the call fails with <see cref="CallErrorKind.TimedOut"/>; null: 5 s;
/// <see cref="Timeout.InfiniteTimeSpan"/> and anything beyond 292 years: never; at 0 or below the call fails at once. In virtual time in a
/// simulated cluster.</param>
/// <param name="Cancellation">Cancelled, the call fails with <see cref="CallErrorKind.Cancelled"/>; what was sent is not called
/// back.</param>
public readonly record struct CallOptions(TimeSpan? Deadline = null, CancellationToken Cancellation = default)
{
    /// <summary>The default deadline, and this token.</summary>
    public static implicit operator CallOptions(CancellationToken cancellation) => new(null, cancellation);

    /// <summary>This deadline, and no cancellation.</summary>
    public static implicit operator CallOptions(TimeSpan deadline) => new(deadline);

    internal Duration Wait => Deadline is { } wait ? Waits.Of(wait) : Command.DefaultDeadline;
}
