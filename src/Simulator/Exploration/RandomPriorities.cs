using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// Nodes have random priorities, all different, and at a few random messages the node that one is for falls to the lowest: the
/// priorities and change points of PCT (Burckhardt, Kothari, Musuvathi, Nagarakatte 2010, section 3). That scheduler starves a thread of
/// low priority for as long as others can run; here time goes on, so a node hears everything one step later for each node above it, and
/// the step is drawn once a run. The paper's bound on the probability of finding a defect of depth d among n threads and k steps,
/// 1 / (n k^(d-1)), is not claimed: who has a low priority is late and not starved, and how many messages there will be is guessed.
/// </summary>
internal sealed class RandomPriorities : Strategy
{
    private const int Changes = 3;

    public override string Name => "pct";

    public override string Summary =>
        "nodes hear in the order of random priorities; at random messages one falls to the lowest (PCT, in steps of time)";

    public override LinkRule Rule(ulong chance, int nodes, Instant from, Instant until)
    {
        var stream = new RandomStream(StableHash.Mix(chance));
        var order = Enumerable.Range(0, nodes).OrderBy(_ => stream.Next()).ToList();
        var points = SomeMessages(ref stream, Changes);
        return new PriorityRule(order, points, Delay(stream.Next())) { From = from, Until = until };
    }

    /// <summary>Priorities and where they change.</summary>
    /// <param name="order">The nodes, that of the highest priority first.</param>
    /// <param name="points">The messages at which priorities change.</param>
    /// <param name="step">How much later a node hears than the one above it.</param>
    private sealed class PriorityRule(List<int> order, SortedSet<ulong> points, Duration step) : LinkRule
    {
        private ulong messages;

        public override bool IsRandom => true;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            var to = message.To.Index;
            if (points.Contains(messages++) && order.Remove(to))
            {
                order.Add(to);
            }

            fate = fate.Later(step * Math.Max(0, order.IndexOf(to)));
        }
    }
}
