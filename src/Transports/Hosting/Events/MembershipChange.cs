using Distribution.Protocol;

namespace Distribution;

/// <summary>A node came or went, as another saw it. Immutable.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Node">To whom.</param>
/// <param name="Members">The members of <c>all</c> afterwards, in the order of addresses.</param>
public sealed record MembershipChange(MembershipChangeKind Kind, NodeAddress Node, IReadOnlyList<NodeAddress> Members);
