namespace Distribution.Protocol;

/// <content>Probing: one member a period.</content>
internal sealed partial class Membership<TEnvironment>
{
    private void BeginPeriod(MembershipState state, TEnvironment environment)
    {
        if (state.Probe.Target is { } silent)
        {
            Accuse(state, silent, environment);
        }

        // After a halt the periods go on from now: those missed are not made up for.
        var next = state.NextPeriod + options.Interval;
        state.NextPeriod = next > environment.Now ? next : environment.Now + options.Interval;
        state.Probe = Probe.None;
        if (++state.Periods % HealingPeriods == 0 && state.Gone.Count > 0)
        {
            Greet(state, state.Gone[environment.NextRandom(state.Gone.Count)], environment);
        }

        if (NextInRound(state, environment) is not { } target)
        {
            // With somebody gone there is somebody to greet, else this node is alone.
            state.NextPeriod = state.Gone.Count > 0 ? state.NextPeriod : Instant.MaxValue;
            return;
        }

        if (environment.Buggify("a member is not probed"))
        {
            return;
        }

        var number = ++state.Pings;
        var askAt = options.Timeout < options.Interval ? environment.Now + options.Timeout : Instant.MaxValue;
        askAt = environment.Buggify("others are asked at once") ? environment.Now : askAt;
        state.Probe = new Probe(target, number, askAt);
        var to = environment.Resolve(target);
        Send(state, to, number, MembershipKind.Ping, state.Find(target), environment);
        if (state.Periods % HealingPeriods == 1)
        {
            // In a life's first period too: who is new learns all others from the first that it probes.
            Compare(state, to, environment);
        }
    }

    private void AskOthers(MembershipState state, TEnvironment environment)
    {
        var probe = state.Probe;
        state.Probe = probe with { AskAt = Instant.MaxValue };
        foreach (var helper in Draw(options.Helpers, probe.Target, environment))
        {
            var content = Content(state, MembershipKind.PingRequest, probe.Target, null, environment);
            environment.Send(environment.Resolve(helper), new MembershipMessage(probe.Number, content));
        }
    }

    private void Accuse(MembershipState state, NodeAddress silent, TEnvironment environment)
    {
        if (environment.Members.Contains(silent))
        {
            var latest = state.Find(silent)?.Latest ?? new MemberUpdate(silent, 0, 0, MemberStatus.Alive);
            Take(state, latest with { Status = MemberStatus.Suspect }, environment);
        }
    }

    /// <summary>Lets a node that failed know that it is held to have, so that it may object.</summary>
    private void Greet(MembershipState state, NodeAddress gone, TEnvironment environment) =>
        Send(state, environment.Resolve(gone), ++state.Pings, MembershipKind.Ping, state.Find(gone), environment);

    /// <summary>The next member in the round; null if there is none but this node.</summary>
    private NodeAddress? NextInRound(MembershipState state, TEnvironment environment)
    {
        var members = environment.Members;
        if (members.Count < 2)
        {
            return null;
        }

        while (true)
        {
            while (state.RoundPosition < state.Round.Length)
            {
                var next = state.Round[state.RoundPosition++];
                if (!next.Equals(environment.Address) && members.Contains(next))
                {
                    return next;
                }
            }

            state.Round = Shuffled(members, environment);
            state.RoundPosition = 0;
        }
    }

    private static NodeAddress[] Shuffled(GroupView members, TEnvironment environment)
    {
        var round = new NodeAddress[members.Count];
        for (var i = 0; i < round.Length; i++)
        {
            var other = environment.NextRandom(i + 1);
            round[i] = round[other];
            round[other] = members[i];
        }

        return round;
    }

    /// <summary>Draws different members, neither this node nor <paramref name="except"/>.</summary>
    private static List<NodeAddress> Draw(int count, NodeAddress? except, TEnvironment environment)
    {
        var members = environment.Members;
        var candidates = members.Count - 1 - (except is not null && members.Contains(except) ? 1 : 0);
        count = Math.Min(count, candidates);
        var drawn = new List<NodeAddress>(count);

        // Few are drawn of many as a rule; where almost all are, going through them is shorter.
        if (count * 2 > candidates)
        {
            foreach (var member in Shuffled(members, environment))
            {
                if (drawn.Count < count && !member.Equals(environment.Address) && !member.Equals(except))
                {
                    drawn.Add(member);
                }
            }

            return drawn;
        }

        while (drawn.Count < count)
        {
            var member = members[environment.NextRandom(members.Count)];
            if (!member.Equals(environment.Address) && !member.Equals(except) && !drawn.Contains(member))
            {
                drawn.Add(member);
            }
        }

        return drawn;
    }
}
