using Distribution.Experiments.Statistics;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

[TestFixture]
internal sealed class KolmogorovSmirnovTests
{
    [SeededProperty]
    public void The_distance_is_the_largest_gap_of_the_two_functions_by_definition(byte[] first, byte[] second)
    {
        // Few values, so that many are equal.
        double[] one = [.. first.Select(value => (double)(value % 13)).Order()];
        double[] other = [.. second.Select(value => (double)(value % 13)).Order()];
        var expected = one.Length == 0 || other.Length == 0
            ? double.NaN
            : one.Concat(other).Max(at => Math.Abs(ShareUpTo(one, at) - ShareUpTo(other, at)));
        Assert.That(KolmogorovSmirnov.Between(one, other).Distance, Is.EqualTo(expected).Within(1e-12));
        Assert.That(KolmogorovSmirnov.Between(other, one), Is.EqualTo(KolmogorovSmirnov.Between(one, other)));
    }

    [TestCase(0.5, 0.9639452436)]
    [TestCase(1, 0.2699996717)]
    [TestCase(1.3580986393, 0.05)]
    [TestCase(1.9494746, 0.001)]
    public void The_chance_is_that_of_Kolmogorovs_distribution_in_large_samples(double value, double chance)
    {
        // Two samples of this size with this distance: the correction of small samples is below one in a thousand.
        const int count = 2_000_000;
        var ahead = (int)Math.Round(value / Math.Sqrt(count / 2.0) * count);
        double[] first = [.. Enumerable.Range(0, count)];
        double[] second = [.. first.Select(place => place + ahead)];
        Assert.That(KolmogorovSmirnov.Between(first, second).Chance, Is.EqualTo(chance).Within(0.5).Percent);
    }

    [Test]
    public void Samples_of_one_distribution_are_refused_as_often_as_said()
    {
        const int repeats = 4_000;
        var random = new Random(11);
        var refused = Enumerable.Range(0, repeats)
            .Count(_ => KolmogorovSmirnov.Between(Sample(random, 60), Sample(random, 100)).Chance < 0.05);
        Assert.That((double)refused / repeats, Is.InRange(0.03, 0.06));
    }

    [Test]
    public void Samples_of_two_distributions_are_refused()
    {
        var random = new Random(12);
        double[] other = [.. Sample(random, 100).Select(value => 1.5 * value)];
        Assert.That(KolmogorovSmirnov.Between(Sample(random, 100), [.. other.Select(value => value + 0.3)]).Chance, Is.LessThan(0.001));
    }

    [Test]
    public void Without_samples_there_is_no_distance()
    {
        Assert.That(KolmogorovSmirnov.Between([], [1]), Is.EqualTo(new KolmogorovSmirnov(double.NaN, double.NaN)));
    }

    private static double ShareUpTo(double[] sample, double at) => (double)sample.Count(value => value <= at) / sample.Length;

    private static double[] Sample(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order()];
}
