using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Messages take the time that the network model gives them: what is explored is faults and seeds alone.</summary>
internal sealed class NoStrategy : Strategy
{
    public override string Name => "model";

    public override string Summary => "messages take the network model's time; faults and seeds alone vary";

    public override LinkRule? Rule(ulong chance, int nodes, Instant from, Instant until) => null;
}
