namespace Distribution.Protocol.Tests;

public sealed class RumorLogTests
{
    private static readonly RumorContent Content = new("g", Call.Local("s", "m", Payload.OfText("[12345678]")));

    [SeededProperty(MaxTest = 200)]
    public void Keeps_the_latest_of_a_bounded_number_in_the_order_of_counters(int seed)
    {
        const int Most = 40;
        var random = new Random(seed);
        var log = new RumorLog(countMax: Most);
        var added = new List<RumorId>();
        for (var i = 0; i < 300; i++)
        {
            var rumor = new RumorId(new OriginId(random.Next(4)), (uint)random.Next(i + 10));
            if (!added.Contains(rumor))
            {
                added.Add(rumor);
                log.Add(new Rumor(rumor, Content), new Instant(i), Duration.FromSeconds(1));
            }
        }

        var kept = Kept(log, new Instant(300));
        Assert.That(kept, Is.EquivalentTo(added.TakeLast(Most)));
        Assert.That(kept, Is.Ordered.Using<RumorId>(static (left, right) =>
            (left.Origin.Value, left.Counter).CompareTo((right.Origin.Value, right.Counter))));
        Assert.That(log.Count, Is.EqualTo(Most));
    }

    [Test]
    public void Bytes_are_bounded_and_given_back()
    {
        var log = new RumorLog(bytesMax: 100);
        for (var counter = 0u; counter < 50; counter++)
        {
            log.Add(Rumor(counter), Instant.Zero, Duration.FromSeconds(1));
        }

        Assert.That(log.Bytes, Is.InRange(80, 100));
        Assert.That(Kept(log, Instant.Zero).Select(static rumor => rumor.Counter), Is.EqualTo(Enumerable.Range(42, 8)), "12 bytes each");
        log.Evict(new Instant(1_000_000_000));
        Assert.That((log.Bytes, log.Count, log.Origins.Count), Is.EqualTo((0L, 0, 0)));
    }

    [Test]
    public void A_rumor_is_kept_no_longer_than_its_life_and_a_minute()
    {
        var log = new RumorLog();
        Assert.That(log.Add(Rumor(1), Instant.Zero, Duration.FromSeconds(5)), Is.EqualTo(Instant.Zero + Duration.FromSeconds(5)));
        Assert.That(log.Add(Rumor(2), Instant.Zero, Duration.MaxValue), Is.EqualTo(Instant.Zero + RumorLog.AgeMax));
        Assert.That(Kept(log, Instant.Zero + Duration.FromSeconds(5)), Has.Count.EqualTo(1));
        Assert.That(Kept(log, Instant.Zero + RumorLog.AgeMax), Is.Empty);
        Assert.That(log.Origins[0].Lowest(Instant.Zero + Duration.FromSeconds(5)), Is.EqualTo(2));
        Assert.That(log.Origins[0].Lowest(Instant.Zero + RumorLog.AgeMax), Is.EqualTo(OriginDigest.NothingKept));
    }

    private static Rumor Rumor(uint counter) => new(new RumorId(new OriginId(0), counter), Content);

    private static List<RumorId> Kept(RumorLog log, Instant now)
    {
        var kept = new List<RumorId>();
        foreach (var origin in log.Origins)
        {
            foreach (var rumor in origin.From(0))
            {
                if (rumor.IsThere(now))
                {
                    kept.Add(rumor.Id);
                }
            }
        }

        return kept;
    }
}
