namespace Distribution.Experiments.Hosted;

/// <summary>What hosted nodes have done, of one or summed over many.</summary>
/// <param name="Sent">Messages of the protocol to others.</param>
/// <param name="Received">Those that came from others.</param>
/// <param name="Learned">Rumors learned.</param>
/// <param name="Retired">Of those, the ones spread no longer.</param>
/// <param name="Failure">What the protocol did wrong; null: nothing.</param>
public readonly record struct HostedCounts(long Sent, long Received, long Learned, long Retired, HostedFailure? Failure = null)
{
    /// <summary>Whether nothing is spread and nothing on its way, if these are the counts of one instant.</summary>
    internal bool IsQuiet => Sent == Received && Learned == Retired;

    /// <summary>Whether nothing is on its way while something is spread.</summary>
    internal bool IsIdle => Sent == Received && Learned > Retired;

    internal static HostedCounts Sum(HostedCounts one, HostedCounts other) =>
        new(one.Sent + other.Sent, one.Received + other.Received, one.Learned + other.Learned, one.Retired + other.Retired);
}
