namespace Distribution.Protocol;

/// <summary>A ping sent for another node.</summary>
/// <param name="Number">This node's number for it.</param>
/// <param name="Asker">For whom.</param>
/// <param name="AskersNumber">The asker's number for its probe.</param>
internal readonly record struct Relay(ulong Number, NodeId Asker, ulong AskersNumber);
