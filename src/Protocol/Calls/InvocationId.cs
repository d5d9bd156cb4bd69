namespace Distribution.Protocol;

/// <summary>Which run of a user's service; chosen by the node, never used twice in an incarnation.</summary>
/// <param name="Value">Any number.</param>
public readonly record struct InvocationId(long Value);
