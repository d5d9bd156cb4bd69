namespace Distribution.Protocol;

/// <summary>What those who watch the node are told. Nothing is made where nobody watches.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private static readonly CallError LateAnswer = new(CallErrorKind.Duplicate, "an answer came that nobody waits for");

    private static readonly CallError NotRepaired =
        new(CallErrorKind.UnknownGroup, "the node has no such group, does not repair its gossip, or is stopping");

    private void ObserveMember(ref NodeState state, NodeEventKind kind, NodeAddress member, TEnvironment environment)
    {
        if (environment.IsObserved)
        {
            environment.Observe(new NodeEvent(kind) { Node = member, Group = Call.AllGroup, View = AllOf(ref state, environment) });
        }
    }

    private static void ObserveDelivery(NodeId from, RumorContent content, TEnvironment environment)
    {
        if (environment.IsObserved)
        {
            environment.Observe(new NodeEvent(NodeEventKind.RumorDelivered)
            {
                Node = environment.AddressOf(from),
                Group = content.Group,
                Call = content.Call,
            });
        }
    }

    private static void ObserveDrop(NodeId from, string group, CallError error, TEnvironment environment, Call? call = null)
    {
        if (environment.IsObserved)
        {
            environment.Observe(new NodeEvent(NodeEventKind.Dropped)
            {
                Node = environment.AddressOf(from),
                Group = group,
                Call = call,
                Error = error,
            });
        }
    }

    private static void IgnoreAnswer(ref NodeState state, NodeId from, TEnvironment environment)
    {
        state.AnswersIgnored++;
        ObserveDrop(from, string.Empty, LateAnswer, environment);
    }

    /// <summary>Gives a group another view.</summary>
    private static void SetView(NodeGroup group, GroupView view, ViewChange change, NodeAddress? member, TEnvironment environment)
    {
        if (ReferenceEquals(view, group.View))
        {
            return;
        }

        group.View = view;
        ObserveGroup(group.Name, view, change, member, environment);
    }

    private static void ObserveGroup(string name, GroupView? view, ViewChange change, NodeAddress? member, TEnvironment environment)
    {
        if (environment.IsObserved)
        {
            environment.Observe(new NodeEvent(NodeEventKind.GroupChanged) { Group = name, Change = change, Node = member, View = view });
        }
    }
}
