using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Lets full nodes speak as they would with a defect in their membership: what they say of themselves and of others is changed
/// before it is sent, and what they are told of themselves before they hear it.</summary>
internal sealed class FaultySpeech(ReturnDefect defect)
{
    private readonly SortedDictionary<NodeAddress, ulong> lives = [];
    private NodeAddress? first;

    internal NodeMessage? Speak(NodeAddress from, NodeAddress to, NodeMessage message)
    {
        first ??= from;
        if (message.Content is not MembershipContent content)
        {
            return message;
        }

        lives[from] = content.Incarnation;
        var changed = new MembershipContent(
            content.Kind,
            defect == ReturnDefect.LivesAsBefore ? 1 : content.Incarnation,
            defect == ReturnDefect.RefutesAsItIs ? 0 : content.Version,
            content.Target,
            [.. content.News.Select(news => Changed(news, from, to))]);
        return NodeMessage.Membership(new MembershipMessage(message.CallId, changed));
    }

    private MemberUpdate Changed(MemberUpdate news, NodeAddress from, NodeAddress to)
    {
        var (isOwn, isBad) = (news.Node.Equals(from), news.Status is MemberStatus.Suspect or MemberStatus.Failed);
        return defect switch
        {
            ReturnDefect.RefutesAsItIs when isOwn => news with { Version = 0 },
            ReturnDefect.LivesAsBefore when isOwn => news with { Incarnation = 1 },
            ReturnDefect.LivesAsBefore when news.Node.Equals(to) && news.Incarnation == 1 && lives.TryGetValue(to, out var life) =>
                news with { Incarnation = life },
            ReturnDefect.ObjectsForOthers when isBad && from.Equals(first) && news.Version < uint.MaxValue =>
                news with { Version = news.Version + 1, Status = MemberStatus.Alive },
            _ => news,
        };
    }
}
