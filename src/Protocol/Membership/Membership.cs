namespace Distribution.Protocol;

/// <summary>
/// Membership that heals itself: SWIM (Das, Gupta, Motivala 2002). Every period a node probes one other, in a random order that visits all
/// before it begins anew (section 4.3); if that does not answer, others are asked to try (4.1); if nobody gets an answer it is suspected
/// (4.2), and is out unless it objects in time. News rides on probes (4.1) and is passed on at once to a few. Beyond the paper: a node that
/// was itself halted or starved accuses nobody; nodes that failed are greeted from time to time, so that both sides of a partition
/// find each other again; and members compare whom they know, for news is told a bounded number of times and may be lost.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
/// <remarks>Holds options alone, no state. Each input costs constant time, amortised; a node's memory is linear in its members.</remarks>
internal sealed partial class Membership<TEnvironment>(LivenessOptions options)
    where TEnvironment : struct, IMembershipEnvironment, allows ref struct
{
    // To so many others what they must know at once is said directly: farewells, and ends of lives.
    internal const int AtOnceMax = 64;

    // Every so many periods a node that failed is greeted, and a member is asked whom it knows.
    private const int HealingPeriods = 10;

    /// <summary>Begins to watch, if it has not begun and there is anybody to watch.</summary>
    internal void Watch(MembershipState state, TEnvironment environment)
    {
        if (state.NextPeriod == Instant.MaxValue && environment.Members.Count > 1)
        {
            state.NextPeriod = environment.Now + RandomPart(options.Interval, environment);
            Arm(state, environment);
        }
    }

    /// <summary>The node has been told of another by name: what it held against that one before counts no longer, and others are
    /// told.</summary>
    internal void Meet(MembershipState state, NodeAddress node, TEnvironment environment)
    {
        if (node.Equals(environment.Address))
        {
            return;
        }

        if (state.Find(node) is { IsGone: true })
        {
            state.Forget(node);
        }

        Tell(state, state.Find(node)?.Latest ?? new MemberUpdate(node, 0, 0, MemberStatus.Alive));
        Watch(state, environment);
        Spread(state, environment);
    }

    /// <summary>A new life was started at a member's address. If it has not been heard of yet, the last one leaves every group, and the
    /// new one is greeted, so that it becomes known soon.</summary>
    /// <param name="state">The node's.</param>
    /// <param name="node">The member.</param>
    /// <param name="lastLife">The life that was known before; 0: none was heard from.</param>
    /// <param name="environment">The host.</param>
    internal void EndLife(MembershipState state, NodeAddress node, ulong lastLife, TEnvironment environment)
    {
        var known = state.Find(node)?.Latest ?? new MemberUpdate(node, 0, 0, MemberStatus.Alive);
        if (known.Incarnation > lastLife)
        {
            return;
        }

        var end = new MemberUpdate(node, Math.Max(1, lastLife), uint.MaxValue, MemberStatus.Failed);
        Accept(state, end, known, environment.Members.Contains(node), environment);
        Greet(state, node, environment);
    }

    /// <summary>A ping that says that the earlier lives of a node are over: who has answered it has taken that in.</summary>
    internal MembershipContent EndNotice(MembershipState state, NodeAddress node, TEnvironment environment)
    {
        MemberUpdate[] news = state.Find(node)?.Latest switch
        {
            { IsFinal: true } end => [end],
            { Incarnation: > 1 } life => [life.EndOfEarlierLives],
            _ => [],
        };
        return new MembershipContent(MembershipKind.Ping, environment.Incarnation, state.Version, null, news);
    }

    /// <summary>Says farewell to some of the members, who pass it on.</summary>
    internal void Leave(MembershipState state, TEnvironment environment)
    {
        state.News.Add(new MemberUpdate(environment.Address, environment.Incarnation, state.Version, MemberStatus.Left));
        SendNews(state, AtOnceMax, environment);
        state.NextPeriod = Instant.MaxValue;
    }

    /// <summary>The timer has expired.</summary>
    internal void OnTimer(MembershipState state, TEnvironment environment)
    {
        var due = state.Alarm.Ring();
        if (state.NextPeriod == Instant.MaxValue)
        {
            return;
        }

        if (environment.Now - due > options.Timeout)
        {
            Excuse(state, environment);
        }

        EndSuspicions(state, environment);
        if (environment.Now >= state.Probe.AskAt)
        {
            AskOthers(state, environment);
        }

        if (environment.Now >= state.NextPeriod)
        {
            BeginPeriod(state, environment);
        }

        Spread(state, environment);
        Arm(state, environment);
    }

    /// <summary>A message has come.</summary>
    internal void OnMessage(MembershipState state, NodeId from, in MembershipMessage message, TEnvironment environment)
    {
        var sender = environment.AddressOf(from);
        var content = message.Content;
        Take(state, new MemberUpdate(sender, content.Incarnation, content.Version, MemberStatus.Alive), environment);
        for (var i = 0; i < content.News.Count; i++)
        {
            Take(state, content.News[i], environment);
        }

        switch (content.Kind)
        {
            case MembershipKind.Ping:
                Send(state, from, message.Number, MembershipKind.Ack, null, environment);
                break;
            case MembershipKind.PingRequest when content.Target is { } target:
                var number = ++state.Pings;
                state.Add(new Relay(number, from, message.Number));
                Send(state, environment.Resolve(target), number, MembershipKind.Ping, null, environment);
                break;
            case MembershipKind.Compare:
                AnswerComparison(state, from, message.Number, environment);
                break;
            case MembershipKind.Ack when state.Probe.Target is not null && message.Number == state.Probe.Number:
                state.Probe = Probe.None;
                break;
            case MembershipKind.Ack when state.TryFindRelay(message.Number, out var relay):
                Send(state, relay.Asker, relay.AskersNumber, MembershipKind.Ack, null, environment);
                break;
        }

        Watch(state, environment);
        Spread(state, environment);
        Arm(state, environment);
    }

    private static Duration RandomPart(Duration whole, TEnvironment environment)
    {
        const int Parts = 1 << 20;
        return new Duration((long)(whole.Nanoseconds / (double)Parts * environment.NextRandom(Parts)));
    }

    /// <summary>This node was halted or starved: answers may lie unread, so nobody is accused for not having answered.</summary>
    private void Excuse(MembershipState state, TEnvironment environment)
    {
        state.Probe = Probe.None;
        foreach (var suspect in state.Suspects)
        {
            state.Find(suspect)!.SuspicionEnds = environment.Now + options.SuspicionTime(environment.Members.Count);
        }
    }

    private void Arm(MembershipState state, TEnvironment environment)
    {
        var due = state.NextPeriod;
        if (due == Instant.MaxValue)
        {
            return;
        }

        due = state.Probe.AskAt < due ? state.Probe.AskAt : due;
        foreach (var suspect in state.Suspects)
        {
            var end = state.Find(suspect)!.SuspicionEnds;
            due = end < due ? end : due;
        }

        if (state.Alarm.TryAdvance(due, environment.Now, out var delay))
        {
            environment.SetTimer(default, delay);
        }
    }
}
