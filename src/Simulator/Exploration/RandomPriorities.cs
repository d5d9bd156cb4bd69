using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// Nodes have random priorities, messages to nodes of low priority wait long, and at a few random points one node's priority changes:
/// the idea of PCT (Burckhardt, Kothari, Musuvathi, Nagarakatte 2010, section 3) for messages in time. Its bound on the probability of
/// finding a defect of a certain depth is not claimed here: that is for a scheduler that always runs the thread of the highest priority.
/// </summary>
internal sealed class RandomPriorities : Strategy
{
    private const int Changes = 3;
    private const int PointsWithin = 200;

    public override string Name => "pct";

    public override string Summary => "nodes have random priorities, changed at a few random points; low ones hear late (after PCT)";

    public override LinkRule Rule(ulong seed, int nodes, Instant until)
    {
        var stream = new RandomStream(StableHash.Mix(seed));
        var ranks = Enumerable.Range(0, nodes).Select(_ => Delay(stream.Next())).ToArray();
        var points = new SortedDictionary<int, (int Node, Duration Delay)>();
        for (var change = 0; change < Changes; change++)
        {
            points[(int)stream.Below(PointsWithin)] = ((int)stream.Below((ulong)nodes), Delay(stream.Next()));
        }

        return new PriorityRule(ranks, points) { Salt = StableHash.Mix(seed), Until = until };
    }

    private sealed class PriorityRule(Duration[] ranks, SortedDictionary<int, (int Node, Duration Delay)> points) : LinkRule
    {
        private int messages;

        public override bool IsRandom => true;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            if (points.TryGetValue(messages++, out var change))
            {
                ranks[change.Node] = change.Delay;
            }

            fate = message.To.Index < ranks.Length ? fate.Later(ranks[message.To.Index]) : fate;
        }
    }
}
