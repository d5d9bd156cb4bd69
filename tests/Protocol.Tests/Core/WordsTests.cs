namespace Distribution.Protocol.Tests;

/// <summary>Messages and states in the words that traces have.</summary>
public sealed class WordsTests
{
    private static readonly MapEntry Deleted = MapEntry.Certificate("b", new EntryVersion(2, 1), Instant.Zero, []);

    [TestCase(0UL, "no rumor")]
    [TestCase(1UL, "rumor 0")]
    [TestCase(0b1001_1111UL, "rumors 0 to 4, 7")]
    [TestCase(1UL << 63, "rumor 63")]
    [TestCase(ulong.MaxValue, "rumors 0 to 63")]
    [TestCase(ulong.MaxValue << 62 | 1, "rumors 0, 62 to 63")]
    public void Rumors_are_told_in_ranges(ulong rumors, string words) => Assert.That(new RumorBatch(rumors).ToString(), Is.EqualTo(words));

    [Test]
    public void A_memory_tells_what_counts_as_seen()
    {
        var memory = default(RumorMemory);
        Assert.That(memory.ToString(), Is.EqualTo("has seen nothing"));
        memory.Add(new RumorId(new OriginId(3), 1), Instant.Zero);
        Assert.That(memory.ToString(), Is.EqualTo("has seen rumor 1 of origin 3"));
        memory.Add(new RumorId(new OriginId(3), 2), Instant.Zero);
        memory.Add(new RumorId(new OriginId(3), 5), Instant.Zero);
        memory.Add(new RumorId(new OriginId(1), 0), Instant.Zero);
        Assert.That(memory.ToString(), Is.EqualTo("has seen rumor 0 of origin 1, rumors 1 to 2, 5 of origin 3"));
        memory.Add(new RumorId(new OriginId(1), 10_000_000), Instant.Zero);
        Assert.That(memory.ToString(), Does.StartWith("has seen rumors 0 to 9934").And.Contain(", 10000000 of origin 1, "), "too old to tell");
    }

    [Test]
    public void A_budget_tells_what_it_still_sends()
    {
        var budget = default(TransmitBudget);
        Assert.That(budget.ToString(), Is.EqualTo("knows nothing"));
        budget.Learn(0b11, 1);
        budget.Learn(0b111, 2);
        Assert.That(budget.ToString(), Is.EqualTo("knows rumors 0 to 2, still sends rumors 0 to 2"));
        budget.Spend();
        Assert.That(budget.ToString(), Is.EqualTo("knows rumors 0 to 2, still sends rumor 2"));
        budget.Spend();
        Assert.That(budget.ToString(), Is.EqualTo("knows rumors 0 to 2, sends nothing any more"));
    }

    [Test]
    public void Entries_are_told_that_were_written_and_the_others_are_counted()
    {
        var entries = Enumerable.Range(0, 3).Select(number => MapEntry.Of($"k{number}", Payload.OfText("1"), EntryVersion.Initial)).ToList();
        Assert.That(MapEntry.Words([]), Is.EqualTo("nothing"));
        Assert.That(MapEntry.Words([entries[0]]), Is.EqualTo("1 key from the start"));
        Assert.That(MapEntry.Words([entries[0], Deleted, entries[1]]), Is.EqualTo("b deleted, 2 keys from the start"));
        var many = Enumerable.Range(0, 10).Select(number => MapEntry.Of($"k{number}", Payload.OfText("1"), new EntryVersion(1, 1)));
        Assert.That(MapEntry.Words([.. many, .. entries]), Does.StartWith("k0 = 1, k1 = 1, ").And.EndsWith("k7 = 1, 2 more, 3 keys from the start"));
    }

    private static IEnumerable<TestCaseData> Messages()
    {
        yield return Told(new Rumor(new RumorId(new OriginId(2), 7), null), "rumor 7 of origin 2");
        yield return Told(new MongerMessage(MongerMessageKind.PullRequest), "pull request");
        yield return Told(new MongerMessage(MongerMessageKind.Push, MongerContent.Update), "push with the rumor");
        yield return Told(new MongerMessage(MongerMessageKind.Answer, MongerContent.All), "answer with the rumor: yours was news");
        yield return Told(new MongerMessage(MongerMessageKind.Feedback, MongerContent.Judgement), "feedback: yours was known");
        yield return Told(new MongerMessage(MongerMessageKind.Connect, Attempt: 1), "connect, attempt 2");
        yield return Told(new MedianMessage(IsAnswer: 1, Level: 3), "answer from level 3");
        yield return Told(new ReplicaMessage(ReplicaMessageKind.DigestRequest), "digest request");
        yield return Told(new ReplicaMessage(ReplicaMessageKind.Reject, Attempt: 2), "reject, attempt 3");
        yield return Told(new ReplicaMessage(ReplicaMessageKind.Mail, new ReplicaContent(0, [Deleted])), "mail: b deleted");
        yield return Told(new ReplicaMessage(ReplicaMessageKind.Digest, new ReplicaContent(0xabc, [])), "digest: checksum 0000000000000abc");
        yield return Told(
            new ReplicaMessage(ReplicaMessageKind.DigestReply, new ReplicaContent(0xabc, [Deleted])),
            "digest reply: checksum 0000000000000abc, b deleted");
    }

    [TestCaseSource(nameof(Messages))]
    public void A_message_is_told_in_words(ValueType message, string words) => Assert.That(message.ToString(), Is.EqualTo(words));

    [Test]
    public void Every_kind_of_message_has_words_of_its_own()
    {
        var words = Enum.GetValues<MongerMessageKind>().Select(kind => new MongerMessage(kind).ToString()).ToArray();
        Assert.That(words, Is.Unique.And.None.Contains("unknown"));
        words = [.. Enum.GetValues<ReplicaMessageKind>().Select(kind => new ReplicaMessage(kind).ToString())];
        Assert.That(words, Is.Unique.And.None.Contains("unknown"));
    }

    private static TestCaseData Told(ValueType message, string words) => new TestCaseData(message, words).SetArgDisplayNames(words);
}
