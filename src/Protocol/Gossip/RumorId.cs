namespace Distribution.Protocol;

/// <summary>Which rumor: unique by construction (node, incarnation, counter). Two equal messages sent in one nanosecond are two
/// rumors.</summary>
/// <param name="Origin">The node and its incarnation.</param>
/// <param name="Counter">How many rumors that incarnation had begun before.</param>
public readonly record struct RumorId(OriginId Origin, uint Counter);
