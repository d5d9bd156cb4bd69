using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class RandomStreamTests
{
    [Test]
    public void Draws_are_those_of_the_published_vector()
    {
        // SplitMix64 from state 1234567: the vector that the generator's ports are checked with (Rosetta Code, "Pseudo-random
        // numbers/Splitmix64").
        var stream = new RandomStream(1234567);
        ulong[] wanted =
        [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
        ];
        Assert.That(wanted.Select(_ => stream.Next()), Is.EqualTo(wanted));
    }

    [TestCase(StreamPurpose.Protocol, 0, 0u, 0xc5a57e8172f0a9d2ul)]
    [TestCase(StreamPurpose.Protocol, 1, 0u, 0x361481e68fd27354ul)]
    [TestCase(StreamPurpose.Protocol, 1, 1u, 0xfb35ba6914324710ul)]
    [TestCase(StreamPurpose.Network, 1, 0u, 0x51e844e82e2bc42dul)]
    [TestCase(StreamPurpose.Scenario, 1, 0u, 0x6506e496d7192718ul)]
    [TestCase(StreamPurpose.Boot, 1, 0u, 0xc175dfa9803b7883ul)]
    [TestCase(StreamPurpose.Boot, 99_999_999, 0u, 0xc04a5af5f3c02d24ul)]
    public void The_streams_of_a_seed_never_change(StreamPurpose purpose, int node, uint incarnation, ulong firstDraw)
    {
        Assert.That(RandomStream.For(42, purpose, node, incarnation).Next(), Is.EqualTo(firstDraw));
    }

    [Test]
    public void First_draws_of_neighbouring_nodes_are_uniform_and_say_nothing_about_each_other()
    {
        const int nodes = 100_000;
        var first = FirstDraws(StreamPurpose.Protocol, nodes);

        // 256 cells by the high bits, 256 by the low ones, and 16 by 16 of neighbours.
        Assert.That(ChiSquare(first, draw => (int)(draw >> 56)), Is.InRange(Low, High), "high bits");
        Assert.That(ChiSquare(first, draw => (int)(draw & 255)), Is.InRange(Low, High), "low bits");
        var pairs = first.Zip(first.Skip(1), (left, right) => ((left >> 60) << 4) | (right >> 60)).ToArray();
        Assert.That(ChiSquare(pairs, pair => (int)pair), Is.InRange(Low, High), "pairs");
    }

    [Test]
    public void Streams_of_different_purposes_seeds_and_incarnations_are_uncorrelated([Values] StreamPurpose purpose)
    {
        const int nodes = 40_000;
        var own = FirstDraws(purpose, nodes);
        foreach (var other in Enum.GetValues<StreamPurpose>().Where(other => other != purpose))
        {
            Assert.That(Correlation(own, FirstDraws(other, nodes)), Is.InRange(-0.02, 0.02), $"{purpose}, {other}");
        }

        Assert.That(Correlation(own, FirstDraws(purpose, nodes, seed: 8)), Is.InRange(-0.02, 0.02), "next seed");
        Assert.That(Correlation(own, FirstDraws(purpose, nodes, incarnation: 1)), Is.InRange(-0.02, 0.02), "next incarnation");
    }

    [SeededProperty]
    public bool Below_stays_below_its_bound(ulong state, ulong bound)
    {
        var stream = new RandomStream(state);
        return Enumerable.Range(0, 20).All(_ => stream.Below(Math.Max(1, bound)) < Math.Max(1, bound));
    }

    [Test]
    public void Below_reaches_both_ends_of_its_range_equally_often()
    {
        var stream = new RandomStream(3);
        var counts = new int[5];
        for (var i = 0; i < 50_000; i++)
        {
            counts[stream.Below(5)]++;
        }

        // 10,000 +- 4 standard deviations of 89.
        Assert.That(counts, Has.All.InRange(9_640, 10_360));
    }

    // Chi-square with 255 degrees of freedom: mean 255, standard deviation 22.6; four of them either way.
    private const double Low = 165;
    private const double High = 345;

    private static ulong[] FirstDraws(StreamPurpose purpose, int nodes, ulong seed = 7, uint incarnation = 0) =>
        [.. Enumerable.Range(0, nodes).Select(node => RandomStream.For(seed, purpose, node, incarnation).Next())];

    private static double ChiSquare(ulong[] draws, Func<ulong, int> cell)
    {
        var counts = new int[256];
        foreach (var draw in draws)
        {
            counts[cell(draw)]++;
        }

        var expected = draws.Length / 256.0;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }

    private static double Correlation(ulong[] left, ulong[] right)
    {
        // Of uniform numbers on 0 .. 1: mean 1/2, variance 1/12.
        var products = left.Zip(right, (a, b) => (Fraction(a) - 0.5) * (Fraction(b) - 0.5));
        return products.Average() * 12;

        static double Fraction(ulong draw) => draw / 18446744073709551616.0;
    }
}
