namespace Distribution.Protocol;

/// <summary>Exchanges of a group's repair: what others have seen, and what they give.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private static void OnDigest(ref NodeState state, NodeId from, RumorDigest digest, TEnvironment environment)
    {
        var counts = state.Gossip ??= new GossipCounts();
        counts.Received++;
        if (state.IsStopping || FindGroup(ref state, digest.Group, environment) is not { Repair: { } repair } group)
        {
            counts.Refused++;
            ObserveDrop(from, digest.Group, NotRepaired, environment);
            return;
        }

        repair.Log.Evict(environment.Now);
        var most = environment.Buggify("repair gives one rumor") ? 1 : int.MaxValue;
        var given = digest.Kind == DigestKind.Offer ? [] : AntiEntropy.Give(digest, repair.Log, environment.Now, most);
        for (var i = 0; i < given.Count; i++)
        {
            SendRepair(ref state, from, NodeMessage.Repair(given[i]), environment);
        }

        // Who is no member of the own view runs nothing, so it asks for nothing.
        var request = digest.Kind != DigestKind.Request && group.View.Contains(environment.Address)
            ? AntiEntropy.Request(digest, ref group.Rumors, environment.Now)
            : null;
        if (request is not null)
        {
            SendRepair(ref state, from, NodeMessage.Digest(request), environment);
        }

        if (given.Count > 0 || request is not null)
        {
            var until = request is null ? environment.Now : environment.Now + RepairPatience;
            Wake(ref state, group, repair, until, environment);
        }
    }

    /// <summary>Rumors that this node was found to lack: each is run like a pushed one, but not pushed on.</summary>
    private void OnBatch(ref NodeState state, NodeId from, RepairBatch batch, TEnvironment environment)
    {
        var counts = state.Gossip ??= new GossipCounts();
        counts.Received++;
        var deadline = DeadlineAfter(Command.DefaultDeadline, environment);
        for (var i = 0; i < batch.Rumors.Count; i++)
        {
            var content = batch.Rumors[i].Rumor.Content!;
            if (TakeRepaired(ref state, batch.Rumors[i], content, environment) is { } refusal)
            {
                counts.Refused++;
                ObserveDrop(from, batch.Group, refusal.Error!, environment, content.Call);
                continue;
            }

            counts.Delivered++;
            counts.Repaired++;
            ObserveDelivery(from, content, environment);
            Execute(ref state, new ServedCall(content.Call, from, ReplyTo.Nobody, deadline), environment);
        }
    }

    /// <summary>Takes a repaired rumor in; null unless it is refused. What the rumor before it has run may have changed anything.</summary>
    private Outcome? TakeRepaired(ref NodeState state, in RepairedRumor repaired, RumorContent content, TEnvironment environment)
    {
        if (Refusal(ref state, content, repaired.TimeLeft, environment, out var group) is { } refusal)
        {
            return refusal;
        }

        if (MemoryIsFull(group!, repaired.Rumor.Id.Origin, environment) is { } overloaded)
        {
            return overloaded;
        }

        if (!group!.Rumors.Add(repaired.Rumor.Id, environment.Now))
        {
            return SeenBefore;
        }

        Keep(ref state, group, repaired.Rumor, repaired.TimeLeft, environment);
        return null;
    }
}
