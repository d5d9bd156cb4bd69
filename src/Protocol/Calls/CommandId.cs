namespace Distribution.Protocol;

/// <summary>Which command of a node's program; chosen by the host, never used twice.</summary>
/// <param name="Value">Any number.</param>
public readonly record struct CommandId(long Value);
