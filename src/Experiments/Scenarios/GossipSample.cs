namespace Distribution.Experiments.Scenarios;

/// <summary>What became of one gossip message in a group. Times are on the caller's clock.</summary>
/// <param name="Members">How many members the group has.</param>
/// <param name="Arrivals">When members executed it first, in milliseconds after the call, ascending; one entry a member reached.</param>
/// <param name="SendReturnedMilliseconds">From the call to its return.</param>
internal sealed record GossipSample(int Members, IReadOnlyList<double> Arrivals, double SendReturnedMilliseconds)
{
    /// <summary>The share of members reached.</summary>
    internal double Reach => Arrivals.Count / (double)Members;

    /// <summary>Whether all were.</summary>
    internal bool All => Arrivals.Count == Members;

    /// <summary>When the last of those reached executed it; not a number if none was.</summary>
    internal double LastArrivalMilliseconds => Arrivals.Count == 0 ? double.NaN : Arrivals[^1];
}
