namespace Distribution.Protocol.Tests;

public sealed class AntiEntropyTests
{
    private static readonly Instant Now = new(1_000_000_000);

    [SeededProperty(MaxTest = 300)]
    public void Exchanges_make_any_two_members_equal_and_give_nothing_twice(int seed)
    {
        var random = new Random(seed);
        var all = new List<RumorId>();
        for (var origin = random.Next(1, 8); origin > 0; origin--)
        {
            var density = random.NextDouble();
            all.AddRange(Enumerable.Range(random.Next(3) * 5_000, random.Next(600)).Where(_ => random.NextDouble() < density)
                .Select(counter => new RumorId(new OriginId(origin), (uint)counter)));
        }

        var (left, right) = (new Member(), new Member());
        foreach (var rumor in all)
        {
            left.Take(rumor, random.Next(3) > 0);
            right.Take(rumor, !left.Seen.Contains(rumor) || random.Next(3) > 0);
        }

        // What is missing may be more than one exchange carries.
        for (var rounds = 0; rounds < 8; rounds++)
        {
            left.Exchange(right);
        }

        Assert.That(left.Seen.SetEquals(all) && right.Seen.SetEquals(all));
        Assert.That(left.Superfluous + right.Superfluous, Is.Zero);
        Assert.That(left.Exchange(right), Is.EqualTo(1), "equal members need a digest alone");
    }

    [Test]
    public void Of_more_gaps_than_a_digest_holds_the_latest_are_told()
    {
        var (left, right) = (new Member(), new Member());
        for (var counter = 0u; counter < 2_000; counter++)
        {
            left.Take(new RumorId(new OriginId(1), counter), true);
            right.Take(new RumorId(new OriginId(1), counter), counter % 2 == 0);
        }

        right.Exchange(left);
        Assert.That(right.Seen, Does.Contain(new RumorId(new OriginId(1), 1_999)).And.Not.Contain(new RumorId(new OriginId(1), 1)));
        for (var rounds = 0; rounds < 4; rounds++)
        {
            right.Exchange(left);
        }

        Assert.That(right.Seen, Has.Count.EqualTo(2_000));
        Assert.That(right.Superfluous, Is.Zero);
    }

    [Test]
    public void A_digest_that_holds_a_part_gives_way_to_another_part()
    {
        var (left, right) = (new Member(), new Member());
        for (var origin = 0; origin < 3 * RumorDigest.OriginsMax; origin++)
        {
            left.Take(new RumorId(new OriginId(origin), 0), true);
        }

        for (var first = 0; first < 3; first++)
        {
            left.Exchange(right, first * RumorDigest.OriginsMax);
        }

        Assert.That(right.Seen, Has.Count.EqualTo(3 * RumorDigest.OriginsMax));
    }

    [Test]
    public void What_is_too_large_for_one_exchange_is_given_in_the_next()
    {
        var large = new RumorContent("g", Call.Local("s", "m", new Payload(new byte[RepairBatch.BytesMax])));
        var (left, right) = (new Member(), new Member());
        for (var counter = 0u; counter < 10; counter++)
        {
            left.Take(new RumorId(new OriginId(1), counter), true, large);
        }

        var messages = right.Exchange(left);
        Assert.That(messages, Is.EqualTo(1 + RepairBatches.MessagesMax));
        Assert.That(right.Seen, Has.Count.EqualTo(RepairBatches.MessagesMax));
        right.Exchange(left);
        right.Exchange(left);
        Assert.That(right.Seen, Has.Count.EqualTo(10));
    }

    [Test]
    public void Who_only_offers_is_given_nothing()
    {
        var (left, right) = (new Member(), new Member());
        left.Take(new RumorId(new OriginId(1), 0), true);
        right.Take(new RumorId(new OriginId(2), 0), true);
        Assert.That(left.Exchange(right, kind: DigestKind.Offer), Is.EqualTo(3));
        Assert.That(left.Seen, Has.Count.EqualTo(1));
        Assert.That(right.Seen, Has.Count.EqualTo(2));
    }

    /// <summary>What one node remembers for repair, and the messages between two of them.</summary>
    private sealed class Member
    {
        private static readonly RumorContent Content = new("g", Call.Local("s", "m", Payload.NoArguments));

        private readonly RumorLog log = new();
        private RumorMemory memory;

        public HashSet<RumorId> Seen { get; } = [];

        public int Superfluous { get; private set; }

        public void Take(RumorId rumor, bool really, RumorContent? content = null)
        {
            if (really && memory.Add(rumor, Now))
            {
                Seen.Add(rumor);
                log.Add(new Rumor(rumor, content ?? Content), Now, RumorLog.AgeMax);
            }
            else
            {
                Superfluous += really ? 1 : 0;
            }
        }

        /// <summary>Begins an exchange; how many messages it took.</summary>
        public int Exchange(Member other, int first = 0, DigestKind? kind = null)
        {
            var recent = AntiEntropy.RecentOrigins(ref memory, Now);
            kind ??= recent.Count > RumorDigest.OriginsMax ? DigestKind.Part : DigestKind.Whole;
            var digest = AntiEntropy.Describe("g", kind.Value, recent, first, log, Now);
            var given = kind is DigestKind.Offer ? 0 : other.Give(digest, this);
            return AntiEntropy.Request(digest, ref other.memory, Now) is { } request ? 2 + given + Give(request, other) : 1 + given;
        }

        private int Give(RumorDigest digest, Member to)
        {
            var batches = AntiEntropy.Give(digest, log, Now);
            foreach (var rumor in batches.SelectMany(static batch => batch.Rumors))
            {
                to.Take(rumor.Rumor.Id, true, rumor.Rumor.Content);
            }

            return batches.Count;
        }
    }
}
