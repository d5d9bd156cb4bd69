namespace Distribution.Protocol;

/// <summary>Which rumor: unique by construction. Two equal messages sent in one nanosecond are two rumors.</summary>
/// <param name="Origin">The node that sent it first.</param>
/// <param name="Counter">How many rumors that incarnation had sent before.</param>
/// <param name="Incarnation">The origin's incarnation.</param>
public readonly record struct RumorId(NodeId Origin, uint Counter, ulong Incarnation);
