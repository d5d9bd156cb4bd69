namespace Distribution.Protocol;

/// <summary>Which spawn; chosen by the host, never used twice by a node.</summary>
/// <param name="Value">Any number.</param>
public readonly record struct SpawnTicket(long Value);
