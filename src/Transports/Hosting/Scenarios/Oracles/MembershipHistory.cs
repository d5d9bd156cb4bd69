using Distribution.Protocol;

namespace Distribution;

/// <summary>What a node says of the members is consistent with its history: each change follows from the last view, nobody joins who is a
/// member or goes who is none, a group's view has nobody who is gone.</summary>
public sealed class MembershipHistory : Oracle
{
    private readonly SortedSet<NodeAddress> members = [];
    private readonly SortedSet<NodeAddress> gone = [];
    private readonly string viewer;
    private string? wrong;
    private bool hasBegun;

    /// <summary>Watches a node.</summary>
    /// <param name="own">The node as its own program speaks to it.</param>
    public MembershipHistory(Node own)
    {
        ArgumentNullException.ThrowIfNull(own);
        viewer = own.ToString();
        own.Events.Membership.Subscribe(Follow);
        own.Events.Groups.Subscribe(Follow);
    }

    /// <inheritdoc/>
    public override string Name => "views follow from their history";

    /// <inheritdoc/>
    public override string? AfterEvent() => wrong;

    private void Follow(MembershipChange change)
    {
        if (!hasBegun)
        {
            // Before its first change.
            members.UnionWith(change.Members.Where(member => change.Kind != MembershipChangeKind.Joined || !member.Equals(change.Node)));
            if (change.Kind is MembershipChangeKind.Failed or MembershipChangeKind.Left)
            {
                members.Add(change.Node);
            }

            hasBegun = true;
        }

        var isChange = change.Kind switch
        {
            MembershipChangeKind.Joined => members.Add(change.Node) && (gone.Remove(change.Node) || true),
            MembershipChangeKind.Suspected => members.Contains(change.Node),
            _ => members.Remove(change.Node) && gone.Add(change.Node),
        };
        if (!isChange || !members.SetEquals(change.Members))
        {
            wrong ??= $"{viewer} had {members.Count} members, says that {change.Node} {change.Kind} and has {change.Members.Count}";
        }
    }

    private void Follow(GroupChange change)
    {
        if (change.Members?.FirstOrDefault(gone.Contains) is { } ghost)
        {
            wrong ??= $"{viewer} has {ghost} in {change.Gid}, which it had said to be gone";
        }
    }
}
