using System.Runtime.CompilerServices;

namespace Distribution.Protocol.Tests;

public sealed class RumorMemoryTests
{
    [SeededProperty(MaxTest = 200)]
    public void Agrees_with_a_set(int seed)
    {
        var random = new Random(seed);
        var memory = default(RumorMemory);
        var seen = new HashSet<RumorId>();
        for (var i = 0; i < 500; i++)
        {
            var rumor = new RumorId(new OriginId(random.Next(10)), (uint)random.Next(100));
            Assert.That(memory.Add(rumor, Instant.Zero), Is.EqualTo(seen.Add(rumor)), rumor.ToString());
        }
    }

    [Test]
    public void Old_rumors_are_refused_not_forgotten()
    {
        var memory = default(RumorMemory);
        memory.Add(new RumorId(new OriginId(1), 0), Instant.Zero);
        memory.Add(new RumorId(new OriginId(2), 5), Instant.Zero);
        memory.Add(new RumorId(new OriginId(2), 5_000_000), Instant.Zero);
        Assert.That(memory.Add(new RumorId(new OriginId(2), 5), Instant.Zero), Is.False);
        Assert.That(memory.Add(new RumorId(new OriginId(2), 6), Instant.Zero), Is.False, "never seen, but too old to tell");
        Assert.That(memory.Add(new RumorId(new OriginId(3), 6), Instant.Zero), "another origin has its own window");
    }

    [Test]
    public void One_rumor_costs_16_bytes_and_no_allocation()
    {
        Assert.That(Unsafe.SizeOf<RumorMemory>(), Is.EqualTo(16));
        var memory = default(RumorMemory);
        var before = GC.GetAllocatedBytesForCurrentThread();
        memory.Add(new RumorId(new OriginId(1), 7), Instant.Zero);
        memory.Add(new RumorId(new OriginId(1), 7), Instant.Zero);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void What_an_idle_origin_began_before_is_refused_by_age_and_what_it_begins_anew_is_taken()
    {
        var memory = default(RumorMemory);
        var (busy, idle) = (new OriginId(1), new OriginId(2));
        memory.Add(new RumorId(idle, 7), Instant.Zero);
        memory.Add(new RumorId(busy, 0), Instant.Zero);
        var later = Instant.Zero + RumorMemory.IdleMax;
        Assert.That(memory.HasRoomFor(new OriginId(3), later, 10), Is.True);
        Assert.That(memory.Add(new RumorId(idle, 7), later), Is.False, "it was seen, long ago");
        Assert.That(memory.Add(new RumorId(idle, 6), later), Is.False, "never seen, but begun before one seen ten minutes ago");
        Assert.That(memory.Add(new RumorId(idle, 8), later), Is.True);
    }

    [Test]
    public void Active_origins_are_bounded_and_idle_ones_make_room()
    {
        var memory = default(RumorMemory);
        for (var origin = 0; origin < 3; origin++)
        {
            Assert.That(memory.HasRoomFor(new OriginId(origin), Instant.Zero, 3));
            memory.Add(new RumorId(new OriginId(origin), 0), Instant.Zero);
        }

        Assert.That(memory.HasRoomFor(new OriginId(3), Instant.Zero, 3), Is.False);
        Assert.That(memory.HasRoomFor(new OriginId(2), Instant.Zero, 3), "an active one has its room");
        Assert.That(memory.HasRoomFor(new OriginId(3), Instant.Zero + RumorMemory.IdleMax, 3));
    }

    [Test]
    public void Of_idle_origins_the_latest_are_remembered()
    {
        var memory = default(RumorMemory);
        for (var origin = 0; origin < RumorMemory.OriginsMax; origin++)
        {
            memory.Add(new RumorId(new OriginId(origin), 0), new Instant(origin));
        }

        var later = Instant.Zero + (RumorMemory.IdleMax * 2);
        Assert.That(memory.HasRoomFor(new OriginId(RumorMemory.OriginsMax), later, 3));
        Assert.That(memory.Windows(later).Length, Is.EqualTo(RumorMemory.OriginsMax - 1));
        Assert.That(memory.Find(new OriginId(0), later), Is.Null);
    }
}
