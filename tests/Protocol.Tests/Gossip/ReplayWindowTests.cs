namespace Distribution.Protocol.Tests;

public sealed class ReplayWindowTests
{
    [SeededProperty(MaxTest = 200)]
    public void Agrees_with_a_set_inside_the_window_and_never_forgets(int seed)
    {
        var random = new Random(seed);
        var window = new ReplayWindow(new OriginId(0));
        var seen = new HashSet<uint>();
        var highest = 0u;
        for (var i = 0; i < 2_000; i++)
        {
            var counter = Next(random, highest);
            var isFresh = window.Add(counter, Instant.Zero);
            var wasSeen = !seen.Add(counter);
            var age = (long)highest - counter;
            if (isFresh ? wasSeen || age >= ReplayWindow.CountersMax : !wasSeen && age <= ReplayWindow.CountersMax - 64)
            {
                Assert.Fail($"{counter}, {age} behind, was {(wasSeen ? "seen" : "new")} and is taken for {(isFresh ? "new" : "seen")}");
            }

            highest = Math.Max(highest, counter);
        }
    }

    [Test]
    public void A_counter_a_whole_window_behind_is_not_mistaken_for_a_new_one()
    {
        // Both counters share a word: the older one's was cleared when the newer one's was opened.
        var window = new ReplayWindow(new OriginId(0));
        Assert.That(window.Add(63, Instant.Zero));
        Assert.That(window.Add(ReplayWindow.CountersMax, Instant.Zero));
        Assert.That(window.Add(63, Instant.Zero), Is.False, "it was seen, and its bit belongs to a later counter now");
    }

    [Test]
    public void The_largest_counters_work()
    {
        var window = new ReplayWindow(new OriginId(0));
        Assert.That(window.Add(uint.MaxValue - 1, Instant.Zero));
        Assert.That(window.Add(uint.MaxValue, Instant.Zero));
        Assert.That(window.Add(uint.MaxValue, Instant.Zero), Is.False);
        Assert.That(window.Add(0, Instant.Zero), Is.False);
    }

    [Test]
    public void A_closed_window_takes_everything_up_to_its_highest_for_seen()
    {
        var window = new ReplayWindow(new OriginId(0));
        window.Add(3, Instant.Zero);
        window.Add(1_000_000, Instant.Zero);
        window.Close();
        Assert.That(window.Add(999_999, Instant.Zero), Is.False);
        Assert.That(window.Add(5, Instant.Zero), Is.False);
        Assert.That(window.NextUnseen(0), Is.EqualTo(1_000_001));
        for (var counter = 1_000_001u; counter < 1_000_000u + (2 * ReplayWindow.CountersMax); counter += 2)
        {
            Assert.That(window.Add(counter, Instant.Zero), "it opens again");
        }

        Assert.That(window.Add(1_000_000u + ReplayWindow.CountersMax + 1_000, Instant.Zero));
        Assert.That(window.Add(1_000_001u + ReplayWindow.CountersMax + 1_000, Instant.Zero), Is.False);
    }

    [SeededProperty(MaxTest = 200)]
    public void Ranges_agree_with_a_set(int seed)
    {
        var random = new Random(seed);
        var window = new ReplayWindow(new OriginId(0));
        var seen = new HashSet<uint>();
        for (var i = random.Next(1, 300); i > 0; i--)
        {
            var counter = (uint)random.Next(random.Next(1, 500));
            window.Add(counter, Instant.Zero);
            seen.Add(counter);
        }

        var digest = OriginDigest.Of(window, 0, int.MaxValue);
        for (var counter = 0u; counter < 520; counter++)
        {
            Assert.That(digest.Has(counter), Is.EqualTo(seen.Contains(counter)), counter.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.That(digest.HasMoreThan(window), Is.False);
    }

    // A jump ahead, around the window's far edge, anywhere in it, and near the front.
    private static uint Next(Random random, uint highest)
    {
        var next = random.Next(8) switch
        {
            0 => highest + (long)random.Next(1, 200_000),
            1 => highest - (long)ReplayWindow.CountersMax + random.Next(-130, 131),
            2 => highest - (long)random.Next(ReplayWindow.CountersMax),
            _ => highest + (long)random.Next(-100, 20),
        };
        return (uint)Math.Max(0, next);
    }
}
