using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>What the simulator keeps for a node beside the protocol's state: its streams and how often its first timer was armed.</summary>
internal struct NodeCell
{
    internal RandomStream Protocol;
    internal RandomStream Network;
    internal int FirstTimerArmed;
}
