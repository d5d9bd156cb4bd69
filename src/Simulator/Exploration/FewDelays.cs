using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>All goes as the network model has it but for a few messages, which are put off: delay-bounded scheduling (Emmi, Qadeer,
/// Rakamaric 2011, section 3). A run puts off no more than its bound, 1 .. 5 messages, drawn once a run.</summary>
internal sealed class FewDelays : Strategy
{
    private const int BoundMax = 5;

    public override string Name => "delay";

    public override string Summary => "at most 1 .. 5 messages a run are put off, all others take the network model's time (delay-bounded)";

    public override LinkRule Rule(ulong chance, int nodes, Instant from, Instant until)
    {
        var stream = new RandomStream(StableHash.Mix(chance));
        var bound = 1 + (int)stream.Below(BoundMax);
        return new FewRule(SomeMessages(ref stream, bound)) { Salt = StableHash.Mix(chance), From = from, Until = until };
    }

    private sealed class FewRule(SortedSet<ulong> delayed) : LinkRule
    {
        private ulong messages;

        public override bool IsRandom => true;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            if (delayed.Contains(messages++))
            {
                fate = fate.Later(Delay(StableHash.Mix(chance)) + Delay(StableHash.Mix(chance + 1)));
            }
        }
    }
}
