using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>What the simulator keeps for a node beside the protocol's state: its streams, how often its first timer was armed, and how
/// many rumors it spreads. 24 bytes.</summary>
internal struct NodeCell
{
    internal RandomStream Protocol;
    internal RandomStream Network;
    internal int FirstTimerArmed;
    internal int Infective;
}
