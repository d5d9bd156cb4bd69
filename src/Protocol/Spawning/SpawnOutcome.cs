namespace Distribution.Protocol;

/// <summary>How a spawn ended. Immutable.</summary>
/// <param name="Status">The end.</param>
/// <param name="Address">Where the new node listens; null unless <see cref="SpawnStatus.Started"/>.</param>
/// <param name="ProcessId">The new node's process; 0 where it has none of its own.</param>
/// <param name="Detail">For people, empty if started: the reason, the exit code and the node's last output.</param>
public sealed record SpawnOutcome(SpawnStatus Status, NodeAddress? Address, int ProcessId, string Detail);
