using Distribution.Protocol;

namespace Distribution;

/// <summary>A node that was started into a group. Immutable.</summary>
/// <param name="Node">The new node. It runs, whatever the errors are.</param>
/// <param name="Errors">Who could not be told, by node: members that do not know of the new one, the new node itself if it has not got the
/// group, the viewer if its group was deleted meanwhile. Empty: all of them have one view.</param>
public sealed record SpawnedMember(Node Node, IReadOnlyDictionary<NodeAddress, CallError> Errors);
