using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>How far a real node's clock is ahead of the first node's: along links on which messages went both ways, half of the difference
/// between the smallest delays that the two clocks show. A message takes no negative time, so it is wrong by half of their sum at the
/// most.</summary>
/// <param name="Node">The node.</param>
/// <param name="Ahead">How far; negative: behind.</param>
/// <param name="Within">By how much that may be wrong; <see cref="Duration.MaxValue"/>: nothing bounds it, for no messages went both
/// ways.</param>
public sealed record SkewEstimate(int Node, Duration Ahead, Duration Within)
{
    /// <summary>As <c>the clock of n3 is ahead by 12ms, within 41us</c>.</summary>
    public override string ToString()
    {
        var (way, far) = Ahead < Duration.Zero ? ("behind", Duration.Zero - Ahead) : ("ahead", Ahead);
        return Within == Duration.MaxValue
            ? FormattableString.Invariant($"the clock of n{Node} is not known: no messages went both ways")
            : FormattableString.Invariant($"the clock of n{Node} is {way} by {far}, within {Within}");
    }

    /// <summary>The skews of nodes, from messages of which both ends are known: along the links that bound each best.</summary>
    internal static IReadOnlyList<SkewEstimate> Of(IReadOnlyList<int> nodes, LinkMatching matching)
    {
        var delays = new SortedDictionary<(int From, int To), long>();
        foreach (var (from, sent, to, came) in matching.All)
        {
            var delay = (came.At - sent.At).Nanoseconds;
            delays[(from.Node, to)] = Math.Min(delay, delays.GetValueOrDefault((from.Node, to), long.MaxValue));
        }

        var found = new List<SkewEstimate> { new(nodes[0], Duration.Zero, Duration.Zero) };
        while (found.Count < nodes.Count)
        {
            found.Add(Next(nodes, found, delays));
        }

        return [.. found.OrderBy(skew => skew.Node)];
    }

    /// <summary>The next node, the one with the tightest bound first (Dijkstra 1959).</summary>
    private static SkewEstimate Next(IReadOnlyList<int> nodes, List<SkewEstimate> found, SortedDictionary<(int From, int To), long> delays)
    {
        var unknown = nodes.Where(node => found.TrueForAll(skew => skew.Node != node)).ToArray();
        SkewEstimate? best = null;
        foreach (var (known, node) in from known in found from node in unknown select (known, node))
        {
            if (known.Within < Duration.MaxValue
                && delays.TryGetValue((known.Node, node), out var there) && delays.TryGetValue((node, known.Node), out var back))
            {
                var within = known.Within + new Duration((there + back) / 2);
                best = best is null || within < best.Within
                    ? new SkewEstimate(node, known.Ahead + new Duration((there - back) / 2), within)
                    : best;
            }
        }

        return best ?? new SkewEstimate(unknown[0], Duration.Zero, Duration.MaxValue);
    }
}
