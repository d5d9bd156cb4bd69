using Distribution.Experiments.Statistics;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>Intervals hold what they promise: the share of samples of a known model whose interval covers the truth, over fixed seeds. The
/// bounds are four standard errors of that share.</summary>
[TestFixture]
internal sealed class IntervalTests
{
    private const int Samples = 4_000;

    [TestCase(5)]
    [TestCase(30)]
    public void Students_interval_covers_the_mean_of_normal_samples(int size)
    {
        var covered = Enumerable.Range(0, Samples).Count(sample =>
        {
            var values = Values(sample, size).Select(Normal).ToArray();
            return Summary.Of(values, MeasureKind.Mean).Interval.Contains(0);
        });
        Assert.That((double)covered / Samples, Is.EqualTo(0.95).Within(0.014));
    }

    [TestCase(200, 0.5)]
    [TestCase(200, 0.02)]
    public void Wilsons_interval_covers_the_proportion(int size, double probability)
    {
        var covered = Enumerable.Range(0, Samples).Count(sample =>
        {
            var values = Values(sample, size).Select(value => value < probability ? 1.0 : 0).ToArray();
            return Summary.Of(values, MeasureKind.Proportion).Interval.Contains(probability);
        });
        Assert.That((double)covered / Samples, Is.EqualTo(0.95).Within(0.025));
    }

    [TestCase(0.5)]
    [TestCase(0.9)]
    public void The_interval_of_order_statistics_covers_the_quantile_of_any_distribution(double probability)
    {
        var covered = Enumerable.Range(0, Samples).Count(sample =>
        {
            var values = Values(sample, 100).Select(value => value * value * value).Order().ToArray();
            return Quantile.IntervalOf(values, probability).Contains(Math.Pow(probability, 3));
        });
        Assert.That((double)covered / Samples, Is.InRange(0.94, 0.985), "never below the confidence, whole ranks make it a little wider");
    }

    [Test]
    public void A_small_sample_gives_no_interval_of_an_extreme_quantile()
    {
        double[] ascending = [1, 2, 3, 4, 5];
        var interval = Quantile.IntervalOf(ascending, 0.9);
        Assert.That(interval.High, Is.NaN);
        Assert.That(Quantile.IntervalOf([], 0.5).Low, Is.NaN);
    }

    [TestCase(0, 0, 0.0370)]
    [TestCase(100, 0.9630, 1)]
    [TestCase(50, 0.4038, 0.5962)]
    public void Wilsons_interval_is_the_published_one(int successes, double low, double high)
    {
        var interval = WilsonInterval.Of(successes / 100.0, 100);
        Assert.That(interval.Low, Is.EqualTo(low).Within(5e-5));
        Assert.That(interval.High, Is.EqualTo(high).Within(5e-5));
    }

    [Test]
    public void Students_interval_is_the_published_one()
    {
        // t(0.975; 9) = 2.262
        var interval = MeanInterval.Of(new Moments(10, 10, 2 * 2 * 9, 0));
        Assert.That(interval.High - 10, Is.EqualTo(2.262 * 2 / Math.Sqrt(10)).Within(1e-3));
        Assert.That(10 - interval.Low, Is.EqualTo(interval.High - 10).Within(1e-12));
    }

    [TestCase(20, 60)]
    [TestCase(60, 20)]
    public void The_interval_of_a_gap_covers_the_difference_of_two_means(int first, int second)
    {
        var covered = Enumerable.Range(0, Samples).Count(sample =>
        {
            var values = Values(sample, first + second).Select(Normal).ToArray();
            var one = Summary.Of(values[..first].Select(value => 3 + value), MeasureKind.Mean);
            var other = Summary.Of(values[first..].Select(value => 1 + (4 * value)), MeasureKind.Mean);
            return Gap.Between((one.Mean, one.Interval), (other.Mean, other.Interval)).Interval.Contains(2);
        });
        Assert.That((double)covered / Samples, Is.EqualTo(0.95).Within(0.014));
    }

    [Test]
    public void The_gap_of_two_proportions_is_the_published_one()
    {
        // Newcombe 1998, table II, case (a), method 10: 56/70 - 48/80 is 0.2, from 0.0524 to 0.3339.
        var gap = Gap.Between(Proportion(56, 70), Proportion(48, 80));
        Assert.That(gap.Difference, Is.EqualTo(0.2).Within(1e-12));
        Assert.That((gap.Interval.Low, gap.Interval.High), Is.EqualTo((0.0524, 0.3339)).Within(5e-5));

        static (double Mean, Interval Interval) Proportion(int successes, int count) =>
            ((double)successes / count, WilsonInterval.Of((double)successes / count, count));
    }

    [Test]
    public void A_mean_without_an_interval_has_a_gap_without_one()
    {
        var gap = Gap.Between((3, Interval.None), (1, new Interval(0, 2)));
        Assert.That(gap, Is.EqualTo(new Gap(2, Interval.None)));
    }

    [Test]
    public void Quantiles_are_linear_between_order_statistics()
    {
        double[] ascending = [1, 2, 3, 4];
        Assert.That(Quantile.Of(ascending, 0.5), Is.EqualTo(2.5).Within(1e-12));
        Assert.That(Quantile.Of(ascending, 0.9), Is.EqualTo(3.7).Within(1e-12));
        Assert.That(Quantile.Of(ascending, 0), Is.EqualTo(1));
        Assert.That(Quantile.Of(ascending, 1), Is.EqualTo(4));
        Assert.That(Quantile.Of([], 0.5), Is.NaN);
    }

    [Test]
    public void One_run_has_a_mean_and_no_interval_and_none_has_nothing()
    {
        var one = Summary.Of([3], MeasureKind.Mean);
        Assert.That(one.Mean, Is.EqualTo(3));
        Assert.That(one.Sd, Is.NaN);
        Assert.That(one.Interval, Is.EqualTo(Interval.None));
        var none = Summary.Of([double.NaN], MeasureKind.Proportion);
        Assert.That(none.Count, Is.Zero);
        Assert.That(none.Mean, Is.NaN);
        Assert.That(none.Max, Is.NaN);
    }

    [Test]
    public void The_interval_of_a_quantile_holds_the_quantile_however_few_the_values_are([Range(1, 12)] int count)
    {
        double[] ascending = [.. Enumerable.Range(0, count).Select(value => (double)value * value)];
        foreach (var probability in new[] { 0.5, 0.9, 0.99 })
        {
            var (value, interval) = (Quantile.Of(ascending, probability), Quantile.IntervalOf(ascending, probability));
            Assert.That(double.IsNaN(interval.Low) || interval.Low <= value, $"{probability}: {interval.Low} is above {value}");
            Assert.That(double.IsNaN(interval.High) || interval.High >= value, $"{probability}: {interval.High} is below {value}");
        }
    }

    [Test]
    public void An_interval_never_says_what_its_measure_cannot_be()
    {
        double[] few = [0.001, 1];
        Assert.That(Summary.Of(few, MeasureKind.Mean).Interval.Low, Is.Negative, "the plain interval of two values that are far apart");
        Assert.That(Summary.Of(few, MeasureKind.Share).Interval, Is.EqualTo(new Interval(0, 1)));
        var amount = Summary.Of(few, MeasureKind.Amount).Interval;
        Assert.That(amount.Low, Is.Zero);
        Assert.That(amount.High, Is.EqualTo(Summary.Of(few, MeasureKind.Mean).Interval.High));
        Assert.That(Summary.Of([1], MeasureKind.Share).Interval, Is.EqualTo(Interval.None));
    }

    [Test]
    public void Every_measure_of_the_program_says_what_it_can_be()
    {
        var measures = Composition.Catalog.Protocols.SelectMany(protocol => protocol.Measures)
            .Concat(Composition.Catalog.Measurements.SelectMany(measurement => measurement.Measures));
        Assert.That(measures.Where(measure => measure.Kind == MeasureKind.Mean).Select(measure => measure.Name).Distinct(), Is.Empty);
    }

    private static IEnumerable<double> Values(int sample, int size) =>
        Enumerable.Range(0, size).Select(index => ((StableHash.Mix(StableHash.Add((ulong)sample << 32, (ulong)index)) >> 11) + 0.5) / (1UL << 53));

    private static double Normal(double value) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, value);
}
