using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What faults do to one boot.</summary>
/// <param name="Delay">How much longer it takes: zero or more.</param>
/// <param name="Fails">Whether the node is gone at the end of it.</param>
public readonly record struct BootFate(Duration Delay, bool Fails);
