namespace Distribution.Protocol;

/// <content>Messages in words.</content>
public readonly partial struct NodeMessage : ICarrier
{
    /// <inheritdoc/>
    /// <remarks>The calls that it asks for, as <see cref="Call.Words"/>: of a request, of a rumor, of all rumors of a repair.</remarks>
    public IEnumerable<string> Carries => Content switch
    {
        Call call when Kind == MessageKind.Request => [call.Words],
        RumorContent rumor => [rumor.Call.Words],
        RepairBatch batch => batch.Rumors.Select(repaired => repaired.Rumor.Content!.Call.Words),
        _ => [],
    };

    /// <summary>As <see cref="ToString"/>, with the origin of a rumor by its address instead of the host's own number.</summary>
    public string InWords(IAddressBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Kind == MessageKind.Rumor
            ? Line($"rumor {RumorId.Counter} of {book.OriginOf(RumorId.Origin).Address}: {WordsOf((Content as RumorContent)?.Call)}")
            : ToString();
    }

    /// <summary>What it is and what it is about, such as <c>request 5: keys.put["a",1]</c>.</summary>
    public override string ToString() => Kind switch
    {
        MessageKind.Request => Line($"request {CallId}: {WordsOf(Content)}"),
        MessageKind.Reply => Line($"reply {CallId}: {Content}"),
        MessageKind.Rumor => new Rumor(RumorId, Content as RumorContent).ToString(),
        MessageKind.Membership => Line($"membership {CallId}: {WordsOf(Content)}"),
        MessageKind.RumorDigest => Line($"digest of {(Content as RumorDigest)?.Origins.Count ?? 0} origins"),
        MessageKind.RepairBatch => Line($"repair: {(Content as RepairBatch)?.Rumors.Count ?? 0} rumors"),
        _ => "message of an unknown kind",
    };

    private static string WordsOf(object? content) => content switch
    {
        Call call => call.Words,
        MembershipContent membership => Line($"{membership.Kind} with {membership.News.Count} news"),
        _ => "",
    };

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
