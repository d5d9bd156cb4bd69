using Distribution.Protocol;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class KeySorterTests
{
    private readonly KeySorter sorter = new();

    /// <summary>Keys for FsCheck, so that their shrinking keeps them in range and different.</summary>
    private static class KeySets
    {
        private static readonly Gen<KeySet> Any =
            from bits in Gen.Choose(1, 64)
            from clusters in Gen.Frequency((1, Gen.Choose(0, 3)), (1, Gen.Choose(4, 60)))
            from size in Gen.Frequency((2, Gen.Choose(1, 30)), (1, Gen.Choose(31, 600)))
            from spanBits in Gen.Choose(0, 64)
            from seed in Gen.Choose(0, int.MaxValue)
            select KeySet.Clustered(bits, clusters, size, Math.Min(bits, spanBits), new RandomStream((ulong)seed));

        public static Arbitrary<KeySet> Sets() => Arb.From(
            Any, set => Enumerable.Range(0, set.Keys.Length).Select(left => set with { Keys = [.. set.Keys.Where((_, i) => i != left)] }));
    }

    [SeededProperty(MaxTest = 300, Arbitrary = [typeof(KeySets)])]
    public void Sorts_as_a_comparison_sort_does(KeySet set)
    {
        var keys = (ulong[])set.Keys.Clone();
        var wanted = (ulong[])set.Keys.Clone();
        Array.Sort(wanted);
        sorter.Sort(keys, set.Bits);
        Assert.That(keys.AsSpan().SequenceEqual(wanted), Is.True);
    }

    [TestCase(25)]
    [TestCase(5_000)]
    public void Sorts_descending_keys_and_keys_that_all_fall_into_one_bin(int count)
    {
        var descending = Enumerable.Range(0, count).Select(i => (ulong)(count - i)).ToArray();
        sorter.Sort(descending, 64);
        Assert.That(descending, Is.Ordered);

        var spread = Enumerable.Range(0, count).Select(i => ulong.MaxValue - ((ulong)i << 50)).ToArray();
        sorter.Sort(spread, 64);
        Assert.That(spread, Is.Ordered);
    }

    /// <summary>Different keys below 2 to the power of <paramref name="Bits"/>.</summary>
    internal sealed record KeySet(ulong[] Keys, int Bits)
    {
        internal static KeySet Clustered(int bits, int clusters, int size, int spanBits, RandomStream random)
        {
            var mask = ulong.MaxValue >> (64 - bits);
            var keys = new HashSet<ulong>();
            for (var cluster = 0; cluster < clusters; cluster++)
            {
                var first = random.Next();
                for (var i = 0; i < size; i++)
                {
                    var offset = spanBits == 0 ? (ulong)i : random.Next() >> (64 - spanBits);
                    keys.Add(unchecked(first + offset) & mask);
                }
            }

            return new KeySet([.. keys], bits);
        }
    }
}
