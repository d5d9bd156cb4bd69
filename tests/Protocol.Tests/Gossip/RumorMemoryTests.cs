using System.Runtime.CompilerServices;

namespace Distribution.Protocol.Tests;

public sealed class RumorMemoryTests
{
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Agrees_with_a_set(int seed)
    {
        var random = new Random(seed);
        var memory = default(RumorMemory);
        var seen = new HashSet<RumorId>();
        for (var i = 0; i < 500; i++)
        {
            var rumor = new RumorId(new OriginId(random.Next(10)), (uint)random.Next(100));
            Assert.That(memory.Add(rumor), Is.EqualTo(seen.Add(rumor)), rumor.ToString());
        }
    }

    [Test]
    public void Old_rumors_are_refused_not_forgotten()
    {
        var memory = default(RumorMemory);
        memory.Add(new RumorId(new OriginId(1), 0));
        memory.Add(new RumorId(new OriginId(2), 5));
        memory.Add(new RumorId(new OriginId(2), 5_000_000));
        Assert.That(memory.Add(new RumorId(new OriginId(2), 5)), Is.False);
        Assert.That(memory.Add(new RumorId(new OriginId(2), 6)), Is.False, "never seen, but too old to tell");
        Assert.That(memory.Add(new RumorId(new OriginId(3), 6)), "another origin has its own window");
    }

    [Test]
    public void One_rumor_costs_16_bytes_and_no_allocation()
    {
        Assert.That(Unsafe.SizeOf<RumorMemory>(), Is.EqualTo(16));
        var memory = default(RumorMemory);
        var before = GC.GetAllocatedBytesForCurrentThread();
        memory.Add(new RumorId(new OriginId(1), 7));
        memory.Add(new RumorId(new OriginId(1), 7));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated, Is.Zero);
    }
}
