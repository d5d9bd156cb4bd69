using Distribution.Protocol;

namespace Distribution;

/// <summary>A gossip message reached a node for the first time, and its method is run. Immutable.</summary>
/// <param name="Gid">The group that it spreads in.</param>
/// <param name="From">Who passed it on to this node.</param>
/// <param name="Service">The service.</param>
/// <param name="Method">Its method.</param>
/// <param name="Arguments">The arguments, a JSON array.</param>
public sealed record Delivery(string Gid, NodeAddress From, string Service, string Method, Payload Arguments);
