namespace Distribution.Protocol;

/// <summary>Services of a group: one call on every member of this node's view.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private Outcome? RunOnGroup(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        var call = served.Call;
        if (FindGroup(ref state, call.Group, environment) is not { } group)
        {
            return UnknownGroup(call.Group, environment);
        }

        if (group.View.Count == 0)
        {
            return Outcome.Failed(CallErrorKind.EmptyGroup, $"the group {ServiceName.Quote(call.Group)} has no members");
        }

        switch (call.Service, call.Method)
        {
            case (BuiltInServices.Gossip, "send"):
                return Gossip(ref state, group, served, environment);
            // Periodic actions are the calling node's own, also when they are asked of a group.
            case (BuiltInServices.Gossip, "at" or "del"):
                return LocalGossip(ref state, call, environment);
            case (BuiltInServices.Comm, "send"):
                if (SendArguments.Decode(call.Arguments, SendTargets.Group, out var send) is { } error)
                {
                    return Outcome.Failed(error);
                }

                if (!send.Call.IsLocal && served.Caller != environment.Self)
                {
                    // Each level would multiply the calls by the number of members.
                    return Outcome.Failed(CallErrorKind.BadArguments, "a group call inside of a group call may only call nodes");
                }

                CallMembers(ref state, group.View, served with { Call = send.Call }, environment);
                return null;

            // Spawning into a group and stopping one are steps of several calls, which the API around the node takes.
            case (BuiltInServices.Status, not "get") or (BuiltInServices.Gossip or BuiltInServices.Comm, _):
                return UnknownMethod(call);
            default:
                var local = Call.Local(call.Service, call.Method, call.Arguments);
                CallMembers(ref state, group.View, served with { Call = local }, environment);
                return null;
        }
    }

    private void CallMembers(ref NodeState state, GroupView view, in ServedCall served, TEnvironment environment)
    {
        var gather = new Gather(IsAddedUp(served.Call));
        var waiting = new PendingCall(PendingKind.Gather, NodeId.None, served.Reply, gather);
        if (!TryWait(ref state, waiting, Instant.MaxValue, environment, out var id))
        {
            return;
        }

        // The view is the one of the beginning, also if a call to this node itself changes the group meanwhile.
        for (var i = 0; i < view.Count; i++)
        {
            var part = gather.Add(view[i]);
            CallNode(ref state, view.Number(i, environment), served with { Reply = ReplyTo.PartOf(id, part) }, environment);
        }

        Close(ref state, id, gather, environment);
    }

    private void Close(ref NodeState state, ulong id, Gather gather, TEnvironment environment)
    {
        if (gather.Close())
        {
            Conclude(ref state, id, gather, environment);
        }
    }

    private void Conclude(ref NodeState state, ulong id, Gather gather, TEnvironment environment)
    {
        Invariant.Holds(state.Pending!.TryTake(id, out var pending), "A gather is pending until its last part has ended.");
        Answer(ref state, pending.Reply, gather.ToOutcome(output), environment);
    }
}
