namespace Distribution.Protocol.Tests;

public sealed class ReplayWindowTests
{
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Agrees_with_a_set_inside_the_window_and_never_forgets(int seed)
    {
        var random = new Random(seed);
        var window = new ReplayWindow(new OriginId(0));
        var seen = new HashSet<uint>();
        var highest = 0u;
        for (var i = 0; i < 2_000; i++)
        {
            var counter = Next(random, highest);
            var isFresh = window.Add(counter);
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
        Assert.That(window.Add(63));
        Assert.That(window.Add(ReplayWindow.CountersMax));
        Assert.That(window.Add(63), Is.False, "it was seen, and its bit belongs to a later counter now");
    }

    [Test]
    public void The_largest_counters_work()
    {
        var window = new ReplayWindow(new OriginId(0));
        Assert.That(window.Add(uint.MaxValue - 1));
        Assert.That(window.Add(uint.MaxValue));
        Assert.That(window.Add(uint.MaxValue), Is.False);
        Assert.That(window.Add(0), Is.False);
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
