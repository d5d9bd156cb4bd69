using System.Globalization;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Quantiles and means against closed forms. A latency is a function of one random word, so its quantile p is its value at the word
/// p * 2^64, and its mean is the mean over evenly spaced words.</summary>
internal sealed class LatencyTests
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    private static readonly Latency[] All =
    [
        Latency.Uniform(Millisecond, Millisecond * 10),
        Latency.Exponential(Millisecond),
        Latency.LogNormal(Millisecond, 0.5),
        Latency.LogNormal(Millisecond, 4),
    ];

    [Test]
    public void Constant_is_always_the_same()
    {
        var latency = Latency.Constant(Millisecond);
        Assert.That(new ulong[] { 0, ulong.MaxValue / 3, ulong.MaxValue }.Select(latency.At), Has.All.EqualTo(Millisecond));
        Assert.That((latency.Least, latency.Most, latency.Mean), Is.EqualTo((Millisecond, Millisecond, Millisecond)));
    }

    [Test]
    public void Uniform_takes_every_nanosecond_from_end_to_end()
    {
        var latency = Latency.Uniform(new Duration(5), new Duration(8));
        var counts = Words(1 << 16).GroupBy(word => latency.At(word).Nanoseconds).ToDictionary(group => group.Key, group => group.Count());
        Assert.That(counts, Is.EquivalentTo(new Dictionary<long, int> { [5] = 16_384, [6] = 16_384, [7] = 16_384, [8] = 16_384 }));
        Assert.That((latency.Least, latency.Most), Is.EqualTo((new Duration(5), new Duration(8))));
    }

    [Test]
    public void Uniform_from_zero_to_the_end_of_time_does_not_overflow()
    {
        var latency = Latency.Uniform(Duration.Zero, Duration.MaxValue);
        Assert.That(latency.At(0), Is.EqualTo(Duration.Zero));
        Assert.That(latency.At(ulong.MaxValue), Is.EqualTo(Duration.MaxValue));
    }

    [TestCase(0.001)]
    [TestCase(0.5)]
    [TestCase(0.9)]
    [TestCase(0.999)]
    [TestCase(0.99999)]
    [TestCase(0.999999999)]
    public void Exponential_has_the_quantiles_of_the_closed_form(double p)
    {
        var wanted = -1e6 * Math.Log(1 - p);
        Assert.That(Latency.Exponential(Millisecond).At(WordAt(p)).Nanoseconds, Is.EqualTo(wanted).Within(0.06).Percent);
    }

    [TestCase(0.001, -3.090232306167814)]
    [TestCase(0.1, -1.2815515655446004)]
    [TestCase(0.5, 0)]
    [TestCase(0.9, 1.2815515655446004)]
    [TestCase(0.999, 3.090232306167814)]
    [TestCase(0.999999, 4.753424308817087)]
    public void Lognormal_has_the_quantiles_of_the_closed_form(double p, double z)
    {
        var wanted = 1e6 * Math.Exp(0.5 * z);
        Assert.That(Latency.LogNormal(Millisecond, 0.5).At(WordAt(p)).Nanoseconds, Is.EqualTo(wanted).Within(0.05).Percent);
    }

    [TestCase("uniform")]
    [TestCase("exponential")]
    [TestCase("lognormal")]
    public void Means_are_those_of_the_closed_forms_over_all_words_and_over_draws(string law)
    {
        var (latency, mean, deviation) = law switch
        {
            "uniform" => (Latency.Uniform(Millisecond, Millisecond * 10), 5.5e6, 9e6 / Math.Sqrt(12)),
            "exponential" => (Latency.Exponential(Millisecond), 1e6, 1e6),
            _ => (Latency.LogNormal(Millisecond, 0.5), 1e6 * Math.Exp(0.125), 1e6 * Math.Sqrt((Math.Exp(0.25) - 1) * Math.Exp(0.25))),
        };
        const int count = 1 << 18;
        var stream = new RandomStream(99);
        Assert.That(latency.Mean.Nanoseconds, Is.EqualTo(mean).Within(1));
        Assert.That(Words(count).Average(word => latency.At(word).Nanoseconds), Is.EqualTo(mean).Within(0.02).Percent);
        Assert.That(
            Enumerable.Range(0, count).Average(_ => latency.At(stream.Next()).Nanoseconds),
            Is.EqualTo(mean).Within(4 * deviation / Math.Sqrt(count)));
    }

    [Test]
    public void Latencies_never_change()
    {
        var sums = All.Select(latency =>
        {
            var stream = new RandomStream(11);
            return Enumerable.Range(0, 10_000).Aggregate(
                StableHash.Seed, (hash, _) => StableHash.Add(hash, (ulong)latency.At(stream.Next()).Nanoseconds));
        });
        Assert.That(
            string.Join(' ', sums.Select(sum => sum.ToString("x16", CultureInfo.InvariantCulture))),
            Is.EqualTo("9dab9e16ac084d51 47b4e31298dc9ea4 a519f09d050cd9a2 8a71c235b482dcc2"));
    }

    [SeededProperty]
    public bool No_latency_leaves_its_bounds_or_falls_while_the_word_rises(ulong low, ulong high)
    {
        (low, high) = (Math.Min(low, high), Math.Max(low, high));
        return All.All(latency => latency.Least <= latency.At(low) && latency.At(low) <= latency.At(high) && latency.At(high) <= latency.Most);
    }

    [Test]
    public void What_is_no_latency_is_refused()
    {
        Assert.That(() => Latency.Constant(new Duration(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Latency.Uniform(Millisecond, Duration.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Latency.Uniform(new Duration(-1), Millisecond), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Latency.Exponential(Duration.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Latency.LogNormal(Millisecond, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Latency.LogNormal(Millisecond, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Latency.LogNormal(Duration.Zero, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static ulong WordAt(double p) => (ulong)(p * 18446744073709551616.0);

    private static IEnumerable<ulong> Words(int count) =>
        Enumerable.Range(0, count).Select(i => ((ulong)i * (ulong.MaxValue / (ulong)count)) + (ulong.MaxValue / (ulong)count / 2));
}
