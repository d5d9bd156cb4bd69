using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>What a node believes of another.</summary>
/// <param name="Incarnation">Of which of its incarnations; it raises the number itself, to object.</param>
/// <param name="Standing">0 alive, 1 suspected, 2 dead.</param>
internal readonly record struct RosterEntry(int Incarnation, int Standing)
{
    internal const int Alive = 0;
    internal const int Suspected = 1;
    internal const int Dead = 2;

    /// <summary>Whether this replaces <paramref name="other"/>: a later incarnation, or worse news of the same.</summary>
    internal bool Beats(RosterEntry other) => (Incarnation, Standing).CompareTo((other.Incarnation, other.Standing)) > 0;

    public override string ToString() => $"{(Standing == Alive ? "alive" : Standing == Suspected ? "suspected" : "dead")} in incarnation {Incarnation}";
}

/// <summary>All that a node believes.</summary>
internal record struct RosterMessage(int IsAnswer, PerNode<RosterEntry> Entries)
{
    public override readonly string ToString() => $"{(IsAnswer == 0 ? "question" : "answer")}, news: {Entries}";
}

/// <summary>A node's state.</summary>
internal struct RosterNode
{
    internal PerNode<RosterEntry> Entries;

    /// <summary>Since when each is suspected, by this node's clock.</summary>
    internal PerNode<long> Since;

    /// <summary>Who was asked and has not answered; 0: nobody, else its number and 1.</summary>
    internal int Asked;

    public override readonly string ToString() => $"news: {Entries}{(Asked > 0 ? $"; waits for n{Asked - 1}" : "")}";
}

/// <summary>Membership after SWIM (Das, Gupta, Motivala 2002, section 4): one member is asked in a period, who does not answer is
/// suspected, who does not object in time is dead; to object is to raise one's incarnation. Every message carries all beliefs.</summary>
internal sealed class Roster(int nodes, MemberDefect defect) : IProtocol<RosterNode, RosterMessage, SimulatedEnvironment<RosterMessage>>, IDescribed<RosterNode>
{
    internal static readonly Duration Suspicion = Duration.FromSeconds(1);
    private static readonly Duration Period = Duration.FromMilliseconds(200);
    private static readonly TimerId Ask = new(0);

    public void OnStart(ref RosterNode state, SimulatedEnvironment<RosterMessage> environment)
    {
        state.Asked = 0;
        environment.SetTimer(Ask, Period);
        for (var node = 0; node < nodes; node++)
        {
            if (state.Entries[node].Standing == RosterEntry.Suspected)
            {
                environment.SetTimer(new TimerId(1 + node), Suspicion);
            }
        }
    }

    public void OnMessage(
        ref RosterNode state, NodeId from, in RosterMessage message, SimulatedEnvironment<RosterMessage> environment)
    {
        for (var node = 0; node < nodes; node++)
        {
            Hear(ref state, node, message.Entries[node], environment);
        }

        if (message.IsAnswer == 0)
        {
            environment.Send(from, new RosterMessage(1, state.Entries));
        }
        else if (state.Asked == from.Index + 1)
        {
            state.Asked = 0;
        }
    }

    public void OnTimer(ref RosterNode state, TimerId timer, SimulatedEnvironment<RosterMessage> environment)
    {
        if (timer != Ask)
        {
            if (defect != MemberDefect.TimesByTheDay)
            {
                Bury(ref state, timer.Value - 1);
            }

            return;
        }

        if (state.Asked > 0 && state.Entries[state.Asked - 1].Standing == RosterEntry.Alive)
        {
            Believe(ref state, state.Asked - 1, state.Entries[state.Asked - 1] with { Standing = RosterEntry.Suspected }, environment);
        }

        for (var node = 0; node < nodes && defect == MemberDefect.TimesByTheDay; node++)
        {
            if (environment.Now.Nanoseconds - state.Since[node] >= Suspicion.Nanoseconds)
            {
                Bury(ref state, node);
            }
        }

        AskSomebody(ref state, environment);
        environment.SetTimer(Ask, Period);
    }

    public string NameOf(TimerId timer) => timer == Ask ? "asks somebody" : $"suspicion of n{timer.Value - 1} ends";

    private void AskSomebody(ref RosterNode state, SimulatedEnvironment<RosterMessage> environment)
    {
        var node = environment.Peer(environment.NextRandom(environment.PeerCount));
        state.Asked = 0;
        if (state.Entries[node.Index].Standing != RosterEntry.Dead || defect != MemberDefect.DeadAreNotAsked)
        {
            state.Asked = node.Index + 1;
            environment.Send(node, new RosterMessage(0, state.Entries));
        }
    }

    private void Hear(ref RosterNode state, int node, RosterEntry heard, SimulatedEnvironment<RosterMessage> environment)
    {
        var believed = state.Entries[node];
        if (node == environment.Self.Index)
        {
            if (heard.Standing != RosterEntry.Alive && heard.Incarnation >= believed.Incarnation
                && (heard.Incarnation == believed.Incarnation || defect != MemberDefect.DeafToItsPast))
            {
                var raised = heard.Incarnation + (defect == MemberDefect.RefutesAsItIs ? 0 : 1);
                state.Entries[node] = new RosterEntry(raised, RosterEntry.Alive);
            }
        }
        else if (heard.Beats(believed) && !(defect == MemberDefect.DeathBeatsLife && believed.Standing == RosterEntry.Dead))
        {
            Believe(ref state, node, heard, environment);
        }
        else if (defect == MemberDefect.DeathBeatsLife && heard.Standing == RosterEntry.Dead)
        {
            Believe(ref state, node, believed with { Standing = RosterEntry.Dead }, environment);
        }
    }

    private static void Believe(ref RosterNode state, int node, RosterEntry entry, SimulatedEnvironment<RosterMessage> environment)
    {
        state.Entries[node] = entry;
        if (entry.Standing == RosterEntry.Suspected)
        {
            state.Since[node] = environment.Now.Nanoseconds;
            environment.SetTimer(new TimerId(1 + node), Suspicion);
        }
    }

    private void Bury(ref RosterNode state, int node)
    {
        if (state.Entries[node].Standing == RosterEntry.Suspected
            || (defect == MemberDefect.TimerGoesOn && state.Entries[node].Standing == RosterEntry.Alive))
        {
            state.Entries[node] = state.Entries[node] with { Standing = RosterEntry.Dead };
        }
    }
}
