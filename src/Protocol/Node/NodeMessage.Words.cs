namespace Distribution.Protocol;

/// <content>Messages in words.</content>
public readonly partial struct NodeMessage
{
    /// <summary>What it is and what it is about, such as <c>request 5: keys.put["a",1]</c>.</summary>
    public override string ToString() => Kind switch
    {
        MessageKind.Request => Line($"request {CallId}: {WordsOf(Content)}"),
        MessageKind.Reply => Line($"reply {CallId}: {Content}"),
        MessageKind.Rumor => Line($"rumor {RumorId.Counter} of origin {RumorId.Origin.Value}: {WordsOf((Content as RumorContent)?.Call)}"),
        MessageKind.Membership => Line($"membership {CallId}: {WordsOf(Content)}"),
        MessageKind.RumorDigest => Line($"digest of {(Content as RumorDigest)?.Origins.Count ?? 0} origins"),
        MessageKind.RepairBatch => Line($"repair: {(Content as RepairBatch)?.Rumors.Count ?? 0} rumors"),
        _ => "message of an unknown kind",
    };

    private static string WordsOf(object? content) => content switch
    {
        Call call => $"{call}{call.Arguments}",
        MembershipContent membership => Line($"{membership.Kind} with {membership.News.Count} news"),
        _ => "",
    };

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
