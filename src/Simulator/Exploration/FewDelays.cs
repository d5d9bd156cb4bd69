using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>All goes as the network model has it but for a few messages, which are put off: delay-bounded scheduling (Emmi, Qadeer,
/// Rakamaric 2011, section 3).</summary>
internal sealed class FewDelays : Strategy
{
    private const double Share = 0.02;

    public override string Name => "delay";

    public override string Summary => "a few messages are put off, all others take the network model's time (delay-bounded)";

    public override LinkRule Rule(ulong chance, int nodes, Instant from, Instant until) =>
        new FewRule { Salt = StableHash.Mix(chance), From = from, Until = until };

    private sealed class FewRule : LinkRule
    {
        private readonly Chance chosen = Chance.Of(Share);

        public override bool IsRandom => true;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            if (chosen.Happens(chance))
            {
                fate = fate.Later(Delay(StableHash.Mix(chance)) + Delay(StableHash.Mix(chance + 1)));
            }
        }
    }
}
