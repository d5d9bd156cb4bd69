namespace Distribution.Protocol;

/// <summary>A member is started again by this node: the spawn ends when the others know, so that a group that they are given afterwards
/// keeps the new life.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    // Members are told again by the news, so who is silent is not waited for.
    private static readonly Duration NoticePatience = Duration.FromMilliseconds(500);

    private void TellOfNewLife(ref NodeState state, NewLife life, NodeAddress node, TEnvironment environment)
    {
        var gather = new Gather(hasTotal: false) { NewLife = life };
        var waiting = new PendingCall(PendingKind.Gather, NodeId.None, ReplyTo.Nobody, gather);
        if (!TryWait(ref state, waiting, Instant.MaxValue, environment, out var id))
        {
            End(ref state, life.Spawn, life.Outcome, environment);
            return;
        }

        var notice = membership!.EndNotice(MembershipOf(ref state), node, PortOf(ref state, environment));
        var (view, told) = (AllOf(ref state, environment), 0);
        for (var i = 0; i < view.Count && told < Membership<MembershipPort<TEnvironment>>.AtOnceMax; i++)
        {
            if (view[i].Equals(environment.Address) || view[i].Equals(node))
            {
                continue;
            }

            told++;
            var (to, reply) = (view.Number(i, environment), ReplyTo.PartOf(id, gather.Add(view[i])));
            var deadline = DeadlineAfter(NoticePatience, environment);
            if (TryWait(ref state, new PendingCall(PendingKind.Call, to, reply, gather), deadline, environment, out var ping))
            {
                environment.Send(to, NodeMessage.Membership(new MembershipMessage(ping, notice)));
            }
        }

        Close(ref state, id, gather, environment);
    }

    /// <summary>A member has answered a ping; if it was a notice, it knows.</summary>
    private void OnNoticed(ref NodeState state, NodeId from, ulong ping, TEnvironment environment)
    {
        if (state.Pending is { } pending && pending.TryGet(ping, out var call)
            && call is { Kind: PendingKind.Call, Subject: Gather { NewLife: not null } } && call.Peer == from)
        {
            pending.TryTake(ping, out _);
            Answer(ref state, call.Reply, Outcome.Done, environment);
        }
    }
}
