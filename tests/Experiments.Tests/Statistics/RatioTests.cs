using Distribution.Experiments.Statistics;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

[TestFixture]
internal sealed class RatioTests
{
    [TestCase(20, 20, 1)]
    [TestCase(20, 100, 1.5)]
    [TestCase(100, 100, 0.2)]
    public void The_interval_of_a_ratio_of_medians_covers_the_truth_of_skewed_times(int few, int many, double truth)
    {
        const int repeats = 2_000;
        var random = new Random(few + many);
        var covering = Enumerable.Range(0, repeats).Count(_ =>
            Ratio.Between(Median(random, few, truth), Median(random, many, 1)).Interval.Contains(truth));
        Assert.That(covering / (double)repeats, Is.InRange(0.93, 0.995));
    }

    [Test]
    public void The_ratio_the_other_way_round_has_the_reciprocal_interval()
    {
        var (first, second) = ((3.0, new Interval(2, 5)), (2.0, new Interval(1.5, 2.2)));
        var (one, other) = (Ratio.Between(first, second), Ratio.Between(second, first));
        Assert.That(one.Value * other.Value, Is.EqualTo(1).Within(1e-12));
        Assert.That((one.Interval.Low * other.Interval.High, one.Interval.High * other.Interval.Low), Is.EqualTo((1.0, 1.0)).Within(1e-12));
    }

    [TestCase(1, true)]
    [TestCase(1.25, true)]
    [TestCase(0.8, true)]
    [TestCase(1.26, false)]
    [TestCase(0.79, false)]
    [TestCase(double.NaN, false)]
    public void A_ratio_is_within_a_part_of_the_smaller(double ratio, bool isWithin)
    {
        Assert.That(new Ratio(ratio, Interval.None).IsWithin(0.25), Is.EqualTo(isWithin));
    }

    private static (double, Interval) Median(Random random, int count, double median)
    {
        // Log-normal, as latencies are.
        double[] sample = [.. Enumerable.Range(0, count)
            .Select(_ => median * Math.Exp(0.6 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())))
            .Order()];
        return (Quantile.Of(sample, 0.5), Quantile.IntervalOf(sample, 0.5));
    }
}
