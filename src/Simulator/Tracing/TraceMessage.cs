using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A message that was sent in a traced run, whether it arrived or not.</summary>
/// <param name="Number">Which it is of all that were sent: 1 for the first.</param>
/// <param name="SentBy">The number of the event during which it was sent; 0: before the first.</param>
/// <param name="At">When.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">For whom it was.</param>
/// <param name="What">The message in words.</param>
/// <param name="Fate">What the network decided about it, in words: <c>arrives after 5ms</c>, <c>is lost</c>.</param>
public sealed record TraceMessage(long Number, long SentBy, Instant At, int From, int To, string What, string Fate)
{
    /// <summary>What of the users' it carries, a name a line, where the message says it (<see cref="ICarrier"/>); else empty.</summary>
    public string Carries { get; init; } = "";

    /// <summary>Whether it carries something of this name.</summary>
    public bool Brings(string what) => Carries.Split('\n').Contains(what, StringComparer.Ordinal);
}
