namespace Distribution.Protocol;

/// <summary>Gossip within a group: the same <see cref="PushGossip{TEnvironment}"/> that runs alone in the simulator.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    // Groups with equal options share one, whose scratch space may be as large as the group.
    private const int FanoutsMax = 64;

    // Most rumors that arrive are duplicates, and most of those want no receipt.
    private static readonly Outcome SeenBefore =
        Outcome.Failed(CallErrorKind.Duplicate, "the node has seen this rumor before, or it is too old to tell");

    private readonly List<Fanout> fanouts = [];

    /// <summary>Begins a rumor. The origin sends it to its own draw of members and counts as one more node: without repair it neither knows
    /// the rumor nor runs it unless it is drawn.</summary>
    private Outcome? Gossip(ref NodeState state, NodeGroup group, in ServedCall served, TEnvironment environment)
    {
        if (SendArguments.Decode(served.Call.Arguments, SendTargets.Method, out var send) is { } error)
        {
            return Outcome.Failed(error);
        }

        if (state.RumorsBegun == uint.MaxValue)
        {
            return Outcome.Failed(CallErrorKind.Overloaded, $"{environment.Address} has no number left for another rumor");
        }

        var receipts = new Gather(hasTotal: false);
        var waiting = new PendingCall(PendingKind.Gather, NodeId.None, served.Reply, receipts);
        if (!TryWait(ref state, waiting, Instant.MaxValue, environment, out var id))
        {
            return null;
        }

        var call = Call.Local(send.Call.Service, send.Call.Method, send.Call.Arguments);
        var rumor = new Rumor(new RumorId(environment.Origin, state.RumorsBegun++), new RumorContent(group.Name, call));
        var runsHere = TakeOwn(ref state, group, rumor, environment);
        var isDelivered = false;
        var sending = new GossipSending(id, receipts, served.Deadline, runsHere);
        var port = new GossipPort<TEnvironment>(ref state, ref isDelivered, this, group, FanoutOf(group), sending, environment);
        PushGossip<GossipPort<TEnvironment>>.Spread(rumor, port);
        if (runsHere)
        {
            var part = receipts.PartOf(environment.Address);
            var reply = part < 0 ? ReplyTo.Nobody : ReplyTo.PartOf(id, part);
            state.Gossip!.Delivered++;
            ObserveDelivery(environment.Self, rumor.Content!, environment);
            Execute(ref state, new ServedCall(call, environment.Self, reply, served.Deadline), environment);
        }

        Close(ref state, id, receipts, environment);
        return null;
    }

    /// <summary>With repair an origin has seen its own rumor and can give it to others; true if it also runs it, for every member
    /// does.</summary>
    private static bool TakeOwn(ref NodeState state, NodeGroup group, in Rumor rumor, TEnvironment environment)
    {
        if (group.Repair is null)
        {
            return false;
        }

        state.Gossip ??= new GossipCounts();
        group.Rumors.Add(rumor.Id, environment.Now);
        Keep(ref state, group, rumor, RumorLog.AgeMax, environment);
        return group.View.Contains(environment.Address);
    }

    private void OnRumor(ref NodeState state, NodeId from, in NodeMessage message, RumorContent content, TEnvironment environment)
    {
        var reply = ReplyTo.Remote(from, message.CallId);
        var counts = state.Gossip ??= new GossipCounts();
        var isForeign = from != environment.Self;
        counts.Received += isForeign ? 1 : 0;
        var life = message.TimeLeft < RumorMemory.LifeMax ? message.TimeLeft : RumorMemory.LifeMax;
        var deadline = DeadlineAfter(life, environment);
        var refusal = Receive(ref state, message, content, deadline, environment);
        if (refusal is not null)
        {
            counts.Refused += isForeign ? 1 : 0;
            ObserveDrop(from, content.Group, refusal.Error!, environment, content.Call);
            Answer(ref state, reply, refusal, environment);
            return;
        }

        counts.Delivered++;
        ObserveDelivery(from, content, environment);
        Execute(ref state, new ServedCall(content.Call, from, reply, deadline), environment);
    }

    /// <summary>Takes a rumor in and passes it on; what it says is run afterwards. Null unless it is refused.</summary>
    private Outcome? Receive(ref NodeState state, in NodeMessage message, RumorContent content, Instant deadline, TEnvironment environment)
    {
        if (Refusal(ref state, content, message.TimeLeft, environment, out var group) is { } refusal)
        {
            return refusal;
        }

        if (MemoryIsFull(group!, message.RumorId.Origin, environment) is { } overloaded)
        {
            return overloaded;
        }

        var isDelivered = false;
        var rumor = new Rumor(message.RumorId, content);
        var sending = new GossipSending(0, null, deadline, RunsHere: false);
        var port = new GossipPort<TEnvironment>(ref state, ref isDelivered, this, group!, FanoutOf(group!), sending, environment);
        PushGossip<GossipPort<TEnvironment>>.Receive(ref group!.Rumors, rumor, port);
        if (isDelivered)
        {
            Keep(ref state, group, rumor, RumorLog.AgeMax, environment);
        }

        return isDelivered ? null : SeenBefore;
    }

    private static Outcome? Refusal(
        ref NodeState state, RumorContent content, Duration timeLeft, TEnvironment environment, out NodeGroup? group)
    {
        group = null;
        if (state.IsStopping)
        {
            return Stopping(environment);
        }

        if (timeLeft <= Duration.Zero || !content.Call.IsLocal)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, "a rumor carries a call for each receiver alone, and time to run it");
        }

        group = FindGroup(ref state, content.Group, environment);
        return group is null ? UnknownGroup(content.Group, environment) : null;
    }

    private Outcome? MemoryIsFull(NodeGroup group, OriginId origin, TEnvironment environment) =>
        group.Rumors.HasRoomFor(origin, environment.Now, limits.RumorOrigins)
            ? null
            : Limit(limits.RumorOrigins, "origins of rumors at a time", "a group");

    /// <summary>Sends a rumor for the gossip protocol, with a receipt wanted or not.</summary>
    internal void SendRumor(ref NodeState state, NodeId to, in Rumor rumor, in GossipSending sending, TEnvironment environment)
    {
        ulong id = 0;
        if (sending.Receipts is { } receipts)
        {
            var part = receipts.Add(environment.AddressOf(to));
            if (sending.RunsHere && to == environment.Self)
            {
                return;
            }

            var waiting = new PendingCall(PendingKind.Call, to, ReplyTo.PartOf(sending.Gather, part), rumor.Content!.Call);
            if (!TryWait(ref state, waiting, sending.Deadline, environment, out id))
            {
                return;
            }
        }

        (state.Gossip ??= new GossipCounts()).Sent += to == environment.Self ? 0 : 1;
        environment.Send(to, NodeMessage.Gossip(id, TimeLeft(sending.Deadline, environment), rumor));
    }

    private Fanout FanoutOf(NodeGroup group)
    {
        foreach (var known in fanouts)
        {
            if (known.Function.Equals(group.Options.Subset))
            {
                return known;
            }
        }

        if (fanouts.Count == FanoutsMax)
        {
            fanouts.Clear();
        }

        var fanout = new Fanout(group.Options.Subset, FanoutLaw.Ceiling);
        fanouts.Add(fanout);
        return fanout;
    }
}
