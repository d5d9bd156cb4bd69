using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Draws which sites are crashed in a run; never number 0, the source.</summary>
internal sealed class CrashedSites(int nodes, int crashed)
{
    private NodeId[]? sites;

    /// <summary>The sites of one run: the first steps of a shuffle. Valid until the next draw. The first draw takes memory for all
    /// sites.</summary>
    internal ReadOnlySpan<NodeId> Draw(ulong seed)
    {
        if (crashed == 0)
        {
            return [];
        }

        sites ??= [.. Enumerable.Range(1, nodes - 1).Select(index => new NodeId(index))];
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
