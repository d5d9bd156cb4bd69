using Distribution.Protocol;

namespace Distribution.Models;

/// <summary>One operation as one node does it.</summary>
/// <param name="Verb">Which.</param>
/// <param name="Name">Of the group, or of the service.</param>
/// <param name="Members">Those to put; of them the first is the one to add or to remove.</param>
internal sealed record NodeOperation(NodeVerb Verb, string Name, IReadOnlyList<NodeAddress> Members)
{
    public override string ToString() => $"{Verb} {Name} [{string.Join(' ', Members)}]";
}
