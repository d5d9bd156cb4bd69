namespace Distribution.Protocol;

/// <content>Comparing: news is told a bounded number of times, so now and then a node asks another whom it knows. Two nodes that no news
/// of each other has reached find each other so, and a new node all others.</content>
internal sealed partial class Membership<TEnvironment>
{
    private static void Compare(MembershipState state, NodeId with, TEnvironment environment)
    {
        var content = new MembershipContent(MembershipKind.Compare, environment.Incarnation, state.Version, null, []);
        environment.Send(with, new MembershipMessage(environment.Members.Fingerprint, content));
    }

    /// <summary>Tells one who knows other members than this node all that this node knows.</summary>
    private static void AnswerComparison(MembershipState state, NodeId asker, ulong fingerprint, TEnvironment environment)
    {
        var members = environment.Members;
        if (fingerprint == members.Fingerprint)
        {
            return;
        }

        for (var first = 0; first < members.Count; first += MembershipContent.NewsMax)
        {
            var news = new MemberUpdate[Math.Min(MembershipContent.NewsMax, members.Count - first)];
            for (var i = 0; i < news.Length; i++)
            {
                var member = members[first + i];
                news[i] = member.Equals(environment.Address)
                    ? new MemberUpdate(member, environment.Incarnation, state.Version, MemberStatus.Alive)
                    : state.Find(member)?.Latest ?? new MemberUpdate(member, 0, 0, MemberStatus.Alive);
            }

            var content = new MembershipContent(MembershipKind.News, environment.Incarnation, state.Version, null, news);
            environment.Send(asker, new MembershipMessage(0, content));
        }
    }
}
