using System.Globalization;

namespace Distribution.Protocol;

/// <summary>Adding members to the node's views and removing them.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    // SIDs shared by more than this many members are not listed to the end.
    private const int CandidatesShownMax = 16;

    private Outcome AddMember(ref NodeState state, MemberArguments member, TEnvironment environment)
    {
        if (member.Error is not null)
        {
            return Outcome.Failed(member.Error);
        }

        if (member.Node is null)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, "to add takes the node itself, as {\"ip\":\"127.0.0.1\",\"port\":1234}");
        }

        if (member.Group is Call.LocalGroup)
        {
            return BuiltInGroup(member.Group);
        }

        if (FindGroup(ref state, member.Group, environment) is not { } group)
        {
            return UnknownGroup(member.Group, environment);
        }

        var view = group.View.With(member.Node, environment.Resolve(member.Node));
        if (view.Count > limits.Members || !TryMeet(ref state, member.Node, environment))
        {
            return Limit(limits.Members, "members", "a view");
        }

        SetView(group, view, ViewChange.Added, member.Node, environment);
        Announce(ref state, member.Node, environment);
        return Outcome.Done;
    }

    private Outcome RemoveMember(ref NodeState state, MemberArguments member, TEnvironment environment)
    {
        if (member.Error is not null)
        {
            return Outcome.Failed(member.Error);
        }

        if (member.Group is Call.LocalGroup)
        {
            return BuiltInGroup(member.Group);
        }

        if (FindGroup(ref state, member.Group, environment) is not { } group)
        {
            return UnknownGroup(member.Group, environment);
        }

        var node = member.Node;
        if (node is null)
        {
            var candidates = group.View.WithNidPrefix(member.Digits);
            if (candidates.Count > 1)
            {
                return Ambiguous(member, candidates);
            }

            node = candidates.Count == 1 ? candidates[0] : null;
        }

        if (member.Group is Call.AllGroup && environment.Address.Equals(node))
        {
            return Outcome.Failed(CallErrorKind.BadArguments, "a node always is a member of its own group 'all'");
        }

        if (node is not null)
        {
            SetView(group, group.View.Without(node), ViewChange.Removed, node, environment);
            group.Lapsed.Remove(node);
        }

        return Outcome.Done;
    }

    /// <summary>From now on the node knows of these nodes; false if they are more than a view holds.</summary>
    private bool TryMeet(ref NodeState state, GroupView view, TEnvironment environment)
    {
        var all = FindGroup(ref state, Call.AllGroup, environment)!;
        var (known, union) = (all.View, all.View.Union(view));
        if (union.Count > limits.Members)
        {
            return false;
        }

        SetView(all, union, ViewChange.Added, null, environment);
        for (var i = 0; environment.IsObserved && i < view.Count; i++)
        {
            if (!known.Contains(view[i]))
            {
                ObserveMember(ref state, NodeEventKind.MemberJoined, view[i], environment);
            }
        }

        return true;
    }

    private bool TryMeet(ref NodeState state, NodeAddress node, TEnvironment environment)
    {
        var all = FindGroup(ref state, Call.AllGroup, environment)!;
        var view = all.View.With(node, environment.Resolve(node));
        if (view.Count > limits.Members)
        {
            return false;
        }

        if (!ReferenceEquals(view, all.View))
        {
            SetView(all, view, ViewChange.Added, node, environment);
            ObserveMember(ref state, NodeEventKind.MemberJoined, node, environment);
        }

        return true;
    }

    private static Outcome Ambiguous(MemberArguments member, List<NodeAddress> candidates)
    {
        var shown = candidates.Take(CandidatesShownMax).Select(static node => $"{node} ({node.Nid})");
        var list = string.Join(", ", shown);
        return Outcome.Failed(CallErrorKind.BadArguments, string.Create(
            CultureInfo.InvariantCulture,
            $"{member.Digits} in group {ServiceName.Quote(member.Group)} may be any of {candidates.Count} members: {list}"));
    }

    private static Outcome UnknownGroup(string name, TEnvironment environment) =>
        Outcome.Failed(CallErrorKind.UnknownGroup, $"{environment.Address} has no group {ServiceName.Quote(name)}");

    private static Outcome BuiltInGroup(string name) =>
        Outcome.Failed(CallErrorKind.BadArguments, $"the group '{name}' is built in and cannot be changed like this");

    private static Outcome Limit(int most, string things, string holder) => Outcome.Failed(
        CallErrorKind.Overloaded, string.Create(CultureInfo.InvariantCulture, $"{holder} has at most {most} {things}"));
}
