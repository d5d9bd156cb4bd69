using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Draws which sites are crashed in a run; never number 0, the source.</summary>
internal sealed class CrashedSites(int nodes, int crashed)
{
    private readonly NodeId[] sites = crashed == 0 ? [] : [.. Enumerable.Range(1, nodes - 1).Select(index => new NodeId(index))];

    /// <summary>The sites of one run: the first steps of a shuffle. Valid until the next draw.</summary>
    internal ReadOnlySpan<NodeId> Draw(ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Scenario, 0);
        Array.Sort(sites);
        for (var i = 0; i < crashed; i++)
        {
            var at = i + (int)stream.Below((ulong)(sites.Length - i));
            (sites[i], sites[at]) = (sites[at], sites[i]);
        }

        return sites.AsSpan(0, crashed);
    }
}
