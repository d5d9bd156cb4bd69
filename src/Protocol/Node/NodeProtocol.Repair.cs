namespace Distribution.Protocol;

/// <summary>The rounds of a group's repair: while a rumor lives that this node can give or knows that it lacks, it sends digests to random
/// members, often after news and ever more seldom without. A group in which nothing happens is silent.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    // Pauses grow to this, or to the group's interval if that is longer. Short, for a member that was cut off does not know what it missed
    // and waits to be told: in the minute that a rumor is kept each member then asks some thirty times.
    private static readonly Duration RepairPauseMax = Duration.FromSeconds(2);

    // How long a node goes on to ask for what it knows that it lacks, unless it is told of it again.
    private static readonly Duration RepairPatience = Duration.FromSeconds(10);

    /// <summary>Keeps a new rumor for members that were missed, if the group's gossip is repaired.</summary>
    private static void Keep(ref NodeState state, NodeGroup group, in Rumor rumor, Duration timeLeft, TEnvironment environment)
    {
        if (group.Repair is { } repair)
        {
            Wake(ref state, group, repair, repair.Log.Add(rumor, environment.Now, timeLeft), environment);
        }
    }

    /// <summary>There is news: the next round comes soon.</summary>
    private static void Wake(ref NodeState state, NodeGroup group, RepairState repair, Instant until, TEnvironment environment)
    {
        const int Parts = 1 << 20;
        var interval = group.Options.RepairInterval;
        repair.HasNews = true;
        repair.ActiveUntil = until > repair.ActiveUntil ? until : repair.ActiveUntil;
        if (repair.NextRound - environment.Now > interval)
        {
            // Not at once: what is being pushed is still on its way.
            var half = interval.Nanoseconds / 2;
            repair.NextRound = environment.Buggify("repair begins at once")
                ? environment.Now
                : environment.Now + new Duration(half + (half * environment.NextRandom(Parts) / Parts));
            ArmRepair(ref state, environment);
        }
    }

    /// <summary>Arms the timer for the next round of any group. Linear in the groups; called once a round and once a change.</summary>
    private static void ArmRepair(ref NodeState state, TEnvironment environment)
    {
        var next = Instant.MaxValue;
        for (var i = 0; i < state.Groups!.Count; i++)
        {
            var due = state.Groups[i].Repair?.NextRound ?? Instant.MaxValue;
            next = due < next ? due : next;
        }

        if (next < Instant.MaxValue)
        {
            environment.SetTimer(NodeTimers.Repair, next <= environment.Now ? Duration.Zero : next - environment.Now);
        }
    }

    private static void OnRepairTimer(ref NodeState state, TEnvironment environment)
    {
        if (state.IsStopping || state.Groups is not { } groups)
        {
            return;
        }

        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i] is { Repair: { } repair } group && repair.NextRound <= environment.Now)
            {
                BeginRound(ref state, group, repair, environment);
            }
        }

        ArmRepair(ref state, environment);
    }

    private static void BeginRound(ref NodeState state, NodeGroup group, RepairState repair, TEnvironment environment)
    {
        repair.Log.Evict(environment.Now);
        if (environment.Now >= repair.ActiveUntil)
        {
            repair.NextRound = Instant.MaxValue;
            return;
        }

        var usual = group.Options.RepairInterval;
        var longest = usual < RepairPauseMax ? RepairPauseMax : usual;
        var doubled = repair.Interval * 2;
        repair.Interval = repair.HasNews ? usual : doubled < longest ? doubled : longest;
        repair.HasNews = false;
        repair.NextRound = environment.Now + repair.Interval;
        if (!environment.Buggify("a round of repair is let pass"))
        {
            SendDigest(ref state, group, repair.Log, environment);
        }
    }

    /// <summary>Tells a random other member what this node has seen.</summary>
    private static void SendDigest(ref NodeState state, NodeGroup group, RumorLog log, TEnvironment environment)
    {
        var self = group.View.IndexOf(environment.Address);
        var others = self < 0 ? group.View.Count : group.View.Count - 1;
        if (others == 0)
        {
            return;
        }

        var index = environment.NextRandom(others);
        var partner = group.View.Number(self >= 0 && index >= self ? index + 1 : index, environment);
        var recent = AntiEntropy.RecentOrigins(ref group.Rumors, environment.Now);
        var isWhole = recent.Count <= RumorDigest.OriginsMax;
        var kind = self < 0 ? DigestKind.Offer : isWhole ? DigestKind.Whole : DigestKind.Part;
        var first = isWhole ? 0 : environment.NextRandom(recent.Count);
        var digest = AntiEntropy.Describe(group.Name, kind, recent, first, log, environment.Now);
        SendRepair(ref state, partner, NodeMessage.Digest(digest), environment);
    }

    private static void SendRepair(ref NodeState state, NodeId to, in NodeMessage message, TEnvironment environment)
    {
        (state.Gossip ??= new GossipCounts()).Sent++;
        environment.Send(to, message);
    }
}
