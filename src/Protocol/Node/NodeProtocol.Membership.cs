namespace Distribution.Protocol;

/// <summary>Who is there: the membership protocol over the group <c>all</c>, and what it means for the other groups.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private readonly Membership<MembershipPort<TEnvironment>>? membership;

    /// <summary>The members of <c>all</c>.</summary>
    internal GroupView AllOf(ref NodeState state, TEnvironment environment) => FindGroup(ref state, Call.AllGroup, environment)!.View;

    /// <summary>A node was found to be there. One that is back in the life that was held to have failed returns to the groups that it
    /// was removed from, for it still has them; a new life has none.</summary>
    internal void OnJoined(ref NodeState state, NodeAddress member, bool isBack, TEnvironment environment)
    {
        if (!TryMeet(ref state, member, environment))
        {
            return;
        }

        for (var i = 0; i < state.Groups!.Count; i++)
        {
            var group = state.Groups[i];
            if (group.Lapsed.Remove(member) && isBack)
            {
                SetView(group, group.View.With(member, environment.Resolve(member)), ViewChange.Returned, member, environment);
            }
        }
    }

    internal void OnSuspected(ref NodeState state, NodeAddress member, TEnvironment environment) =>
        ObserveMember(ref state, NodeEventKind.MemberSuspected, member, environment);

    /// <summary>A node failed or left: it leaves every group.</summary>
    /// <param name="state">The node.</param>
    /// <param name="member">Who.</param>
    /// <param name="why">Failed or left.</param>
    /// <param name="mayReturn">Whether that life may come back, for instance because it was cut off.</param>
    /// <param name="environment">The host.</param>
    internal void OnRemoved(ref NodeState state, NodeAddress member, MemberStatus why, bool mayReturn, TEnvironment environment)
    {
        var groups = GroupsOf(ref state, environment);
        var (change, kind) = why == MemberStatus.Failed
            ? (ViewChange.Failed, NodeEventKind.MemberFailed)
            : (ViewChange.Left, NodeEventKind.MemberLeft);
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            var view = group.View.Without(member);
            if (!ReferenceEquals(view, group.View))
            {
                SetView(group, view, change, member, environment);
                if (mayReturn)
                {
                    group.Lapsed.Add(member);
                }
            }
        }

        ObserveMember(ref state, kind, member, environment);
    }

    private void OnMembership(
        ref NodeState state, NodeId from, ulong number, MembershipContent content, TEnvironment environment)
    {
        if (membership is not null && !state.IsStopping)
        {
            membership.OnMessage(
                MembershipOf(ref state), from, new MembershipMessage(number, content), PortOf(ref state, environment));
        }

        if (content.Kind == MembershipKind.Ack)
        {
            OnNoticed(ref state, from, number, environment);
        }
    }

    private void OnMembershipTimer(ref NodeState state, TEnvironment environment)
    {
        if (membership is not null && !state.IsStopping)
        {
            membership.OnTimer(MembershipOf(ref state), PortOf(ref state, environment));
        }
    }

    /// <summary>Begins to watch whoever this node has come to know.</summary>
    private void Watch(ref NodeState state, TEnvironment environment)
    {
        if (membership is not null && !state.IsStopping)
        {
            membership.Watch(MembershipOf(ref state), PortOf(ref state, environment));
        }
    }

    /// <summary>The node has been told of another, by name, and tells the rest.</summary>
    private void Announce(ref NodeState state, NodeAddress node, TEnvironment environment)
    {
        if (membership is not null && !state.IsStopping)
        {
            membership.Meet(MembershipOf(ref state), node, PortOf(ref state, environment));
        }
    }

    /// <summary>A new life was started at the address of a member: the last one is over, whoever has noticed.</summary>
    private void Replace(ref NodeState state, NodeAddress node, ulong lastLife, TEnvironment environment)
    {
        if (membership is null)
        {
            OnRemoved(ref state, node, MemberStatus.Failed, mayReturn: false, environment);
        }
        else if (!state.IsStopping)
        {
            membership.EndLife(MembershipOf(ref state), node, lastLife, PortOf(ref state, environment));
        }
    }

    private void Leave(ref NodeState state, TEnvironment environment)
    {
        if (membership is not null && state.Membership is { } known)
        {
            membership.Leave(known, PortOf(ref state, environment));
        }
    }

    private static MembershipState MembershipOf(ref NodeState state) => state.Membership ??= new MembershipState();

    private MembershipPort<TEnvironment> PortOf(ref NodeState state, TEnvironment environment) => new(ref state, this, environment);
}
