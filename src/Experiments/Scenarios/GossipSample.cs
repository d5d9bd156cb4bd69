namespace Distribution.Experiments.Scenarios;

/// <summary>What became of one gossip message in a group. Times are on the caller's clock.</summary>
/// <param name="Members">How many live members the group has.</param>
/// <param name="Arrivals">When members executed it first, in milliseconds after the call, ascending; one entry a member reached.</param>
/// <param name="SendReturnedMilliseconds">From the call to its return.</param>
internal sealed record GossipSample(int Members, IReadOnlyList<double> Arrivals, double SendReturnedMilliseconds)
{
    /// <summary>The measures of a message by name; the last arrival is not a number if nobody was reached.</summary>
    internal IReadOnlyDictionary<string, double> Measures { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["reach"] = Arrivals.Count / (double)Members,
        ["all"] = Arrivals.Count == Members ? 1 : 0,
        ["sendReturnedMs"] = SendReturnedMilliseconds,
        ["lastArrivalMs"] = Arrivals.Count == 0 ? double.NaN : Arrivals[^1],
    };
}
