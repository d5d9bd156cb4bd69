using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Every message is put off by a time of its own: partial-order sampling (Yuan, Yang, Gu 2018, section 3) as a simulator in time
/// has it, where the order of events that race follows from independent random priorities.</summary>
internal sealed class RandomDelays : Strategy
{
    public override string Name => "pos";

    public override string Summary => "every message is put off by a random time of its own (partial-order sampling)";

    public override LinkRule Rule(ulong chance, int nodes, Instant from, Instant until) =>
        new DelayRule { Salt = StableHash.Mix(chance), From = from, Until = until };

    private sealed class DelayRule : LinkRule
    {
        public override bool IsRandom => true;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate) => fate = fate.Later(Delay(chance));
    }
}
