namespace Distribution.Protocol;

/// <content>News: what it changes, and how it travels.</content>
internal sealed partial class Membership<TEnvironment>
{
    // On a probe; a push and a farewell carry more.
    private const int NewsOnProbe = 16;

    /// <summary>Takes a piece of news in.</summary>
    private void Take(MembershipState state, in MemberUpdate update, TEnvironment environment)
    {
        if (update.Node.Equals(environment.Address))
        {
            Object(state, update, environment);
            return;
        }

        if (update.Node.Port == 0)
        {
            // A caller that listens nowhere is nobody's member.
            return;
        }

        var isMember = environment.Members.Contains(update.Node);
        var record = state.Find(update.Node);
        var known = record?.Latest ?? new MemberUpdate(update.Node, 0, 0, MemberStatus.Alive);
        var news = Understood(update, known);

        if (isMember && known is { Incarnation: not 0, Status: < MemberStatus.Failed } && news.Incarnation > known.Incarnation)
        {
            // A later life of a member, which has none of its groups: nobody has noticed yet that the one before it is over.
            Replace(state, news, known, environment);
        }
        else if (isMember && news.IsFinal && news.Incarnation < known.Incarnation && record is { WasUnknown: true })
        {
            // The first life that was heard of here is not the one that was meant when the node became a member.
            Replace(state, known, known, environment);
        }
        else if (news.Overrides(known) || (record is null && !isMember))
        {
            // Of a node never heard of before everything is new, whatever its numbers are.
            Accept(state, news, known, isMember, environment);
        }
    }

    /// <summary>A member is another life now: it leaves all groups, and is met anew.</summary>
    private void Replace(MembershipState state, in MemberUpdate life, in MemberUpdate known, TEnvironment environment)
    {
        var end = life.EndOfEarlierLives;
        Accept(state, end, known, isMember: true, environment);
        Accept(state, life, end, isMember: false, environment);
    }

    /// <summary>An accusation by one who never heard from the node, and so does not know which life it accuses, is a suspicion against the
    /// life that is known here: that one may object.</summary>
    private static MemberUpdate Understood(in MemberUpdate update, in MemberUpdate known)
    {
        var isVague = update.Incarnation == 0 && known.Incarnation != 0;
        return isVague && update.Status is (MemberStatus.Suspect or MemberStatus.Failed) && known.Status == MemberStatus.Alive
            ? known with { Status = MemberStatus.Suspect }
            : update;
    }

    private void Accept(
        MembershipState state, in MemberUpdate update, in MemberUpdate known, bool isMember, TEnvironment environment)
    {
        var isStranger = !isMember && state.Find(update.Node) is null;
        if ((isStranger && update.Status != MemberStatus.Alive) || (!isMember && update.Status == MemberStatus.Suspect))
        {
            // Bad news of a stranger changes nothing here. Nor does a suspicion of one who is out: what is remembered of its end tells
            // whether it is back when it objects.
            return;
        }

        var record = state.Keep(update);
        record.WasUnknown = isMember && known.Incarnation == 0 && update.Status == MemberStatus.Alive;
        switch (update.Status)
        {
            case MemberStatus.Alive when !isMember:
                environment.Joined(update.Node, IsBack(update, known));
                break;
            case MemberStatus.Suspect when known is { Status: MemberStatus.Suspect, Incarnation: 0 }:
                // The same suspicion, by one who knows which life is meant: the time to object runs on.
                break;
            case MemberStatus.Suspect:
                record.SuspicionEnds = environment.Now + options.SuspicionTime(environment.Members.Count);
                environment.Suspected(update.Node);
                break;
            case MemberStatus.Failed or MemberStatus.Left when isMember:
                environment.Removed(update.Node, update.Status, update is { Status: MemberStatus.Failed, IsFinal: false });
                break;
        }

        // To hear from a member for the first time is no news to others.
        if (!isMember || update.Status != MemberStatus.Alive || known.Status != MemberStatus.Alive || known.Incarnation != 0)
        {
            Tell(state, update);
        }
    }

    private static bool IsBack(in MemberUpdate update, in MemberUpdate known) =>
        known.Status == MemberStatus.Failed && (known.Incarnation == 0 || known.Incarnation == update.Incarnation);

    /// <summary>Somebody holds this node to be suspect or gone: it objects, unless an earlier life of it is meant.</summary>
    private static void Object(MembershipState state, in MemberUpdate update, TEnvironment environment)
    {
        var isMeant = update.Incarnation == 0 || update.Incarnation == environment.Incarnation;
        if (isMeant && update.Status != MemberStatus.Alive && update.Version >= state.Version)
        {
            state.Version = update.Version == uint.MaxValue ? uint.MaxValue : update.Version + 1;
            Tell(state, new MemberUpdate(environment.Address, environment.Incarnation, state.Version, MemberStatus.Alive));
        }
    }

    private void EndSuspicions(MembershipState state, TEnvironment environment)
    {
        for (var i = 0; i < state.Suspects.Count;)
        {
            var record = state.Find(state.Suspects[i])!;
            if (record.SuspicionEnds > environment.Now)
            {
                i++;
                continue;
            }

            // Takes it out of the list.
            Take(state, record.Latest with { Status = MemberStatus.Failed }, environment);
        }
    }

    private static void Tell(MembershipState state, in MemberUpdate update)
    {
        state.News.Add(update);
        state.HasFreshNews = true;
    }

    /// <summary>Passes on what came in this input.</summary>
    private void Spread(MembershipState state, TEnvironment environment)
    {
        if (state.HasFreshNews)
        {
            state.HasFreshNews = false;
            SendNews(state, options.Pushes, environment);
        }
    }

    private void SendNews(MembershipState state, int receivers, TEnvironment environment)
    {
        var drawn = Draw(receivers, null, environment);
        if (drawn.Count == 0)
        {
            return;
        }

        var news = state.News.Take(MembershipContent.NewsMax, options.Transmissions(environment.Members.Count));
        var content = new MembershipContent(MembershipKind.News, environment.Incarnation, state.Version, null, news);
        foreach (var member in drawn)
        {
            environment.Send(environment.Resolve(member), new MembershipMessage(0, content));
        }
    }

    private void Send(
        MembershipState state, NodeId to, ulong number, MembershipKind kind, MemberRecord? about, TEnvironment environment)
    {
        about ??= state.Find(environment.AddressOf(to));
        environment.Send(to, new MembershipMessage(number, Content(state, kind, null, about, environment)));
    }

    /// <summary>A message with the news that is due, and what is held against the receiver.</summary>
    private MembershipContent Content(
        MembershipState state, MembershipKind kind, NodeAddress? target, MemberRecord? about, TEnvironment environment)
    {
        var most = environment.Buggify("a message carries one piece of news") ? 1 : NewsOnProbe;
        var news = state.News.Take(most, options.Transmissions(environment.Members.Count));
        if (about is { Latest.Status: not MemberStatus.Alive })
        {
            news = [.. news, about.Latest];
        }

        return new MembershipContent(kind, environment.Incarnation, state.Version, target, news);
    }
}
