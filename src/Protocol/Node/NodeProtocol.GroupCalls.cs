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

        if (call.Service is BuiltInServices.Status && call.Method is "spawn")
        {
            // Also into an empty group.
            return Spawn(ref state, served, group.Name, environment);
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

            case (BuiltInServices.Status, "stop"):
                return StopMembers(ref state, group.View, served, environment);
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
        CallMembers(ref state, view, gather, served, environment);
    }

    /// <summary>Stops all members, then this node, whether it is one of them or not.</summary>
    private Outcome? StopMembers(ref NodeState state, GroupView view, in ServedCall served, TEnvironment environment)
    {
        var arguments = new ArgumentReader(served.Call.Arguments);
        if (!arguments.End())
        {
            return Outcome.Failed(arguments.Error!);
        }

        var local = Call.Local(BuiltInServices.Status, "stop", Payload.NoArguments);
        CallMembers(ref state, view, new Gather(hasTotal: false) { StopsCaller = true }, served with { Call = local }, environment);
        return null;
    }

    private void CallMembers(ref NodeState state, GroupView view, Gather gather, in ServedCall served, TEnvironment environment)
    {
        var waiting = new PendingCall(PendingKind.Gather, NodeId.None, served.Reply, gather);
        if (!TryWait(ref state, waiting, Instant.MaxValue, environment, out var id))
        {
            return;
        }

        // The view is the one of the beginning, also if a call to this node itself changes the group meanwhile.
        for (var i = 0; i < view.Count; i++)
        {
            var part = gather.Add(view[i]);
            if (gather.StopsCaller && view[i].Equals(environment.Address))
            {
                // Last, when the others have answered: it collects the answers.
                gather.Set(part, Outcome.Done);
            }
            else
            {
                CallNode(ref state, view.Number(i, environment), served with { Reply = ReplyTo.PartOf(id, part) }, environment);
            }
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
        if (gather.Admission is { } admission)
        {
            Continue(ref state, admission, gather, environment);
            return;
        }

        if (gather.NewLife is { } life)
        {
            End(ref state, life.Spawn, life.Outcome, environment);
            return;
        }

        Answer(ref state, pending.Reply, gather.ToOutcome(output), environment);
        if (gather.StopsCaller && !state.IsStopping)
        {
            state.Stop = StopPhase.Asked;
        }
    }
}
