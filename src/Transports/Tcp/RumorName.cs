using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Which rumor, in words that mean the same in every process.</summary>
/// <param name="Origin">The node where it began.</param>
/// <param name="Incarnation">That node's incarnation.</param>
/// <param name="Counter">How many rumors that incarnation had begun before.</param>
public readonly record struct RumorName(NodeAddress Origin, ulong Incarnation, uint Counter);
