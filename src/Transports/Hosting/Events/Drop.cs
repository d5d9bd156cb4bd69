using Distribution.Protocol;

namespace Distribution;

/// <summary>A node dropped something: a gossip message that it had seen, a message that could not be sent, an answer that nobody waited for
/// any more. Immutable.</summary>
/// <param name="Peer">Who sent it, or to whom it was to go; the node itself, where it has told its subscribers more than they took.</param>
/// <param name="Gid">The group, if it was gossip; else empty.</param>
/// <param name="Error">Why.</param>
public sealed record Drop(NodeAddress Peer, string Gid, CallError Error);
