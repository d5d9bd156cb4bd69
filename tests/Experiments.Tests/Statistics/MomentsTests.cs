using Distribution.Experiments.Statistics;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>Sums of powers of deviations, also of values that are few, alike, far from 0 or no numbers.</summary>
[TestFixture]
internal sealed class MomentsTests
{
    // Squares: 1, 1, 1, 9; cubes: -1, -1, -1, 27.
    private static readonly double[] Skewed = [-1, -1, -1, 3];

    [TestCase(0)]
    [TestCase(1e6)]
    [TestCase(-1e9)]
    public void Of_kept_values_and_one_by_one_they_are_the_same_wherever_the_values_lie(double offset)
    {
        double[] values = [.. Skewed.Select(value => value + offset)];
        foreach (var moments in new[] { Moments.Of(values), OneByOne(values) })
        {
            Assert.That((moments.Count, moments.Mean), Is.EqualTo((4, offset)));
            Assert.That(moments.Squares, Is.EqualTo(12).Within(1e-6));
            Assert.That(moments.Cubes, Is.EqualTo(24).Within(1e-5));
            Assert.That(moments.EventSize, Is.EqualTo(2).Within(1e-6));
            Assert.That(moments.IsConstant, Is.False);
        }
    }

    [Test]
    public void Those_of_other_values_have_the_other_sign()
    {
        var (there, back) = (MeanInterval.Of(Moments.Of(Skewed)), MeanInterval.Of(Moments.Of([.. Skewed.Select(value => -value)])));
        Assert.That(there.High, Is.GreaterThan(-there.Low));
        Assert.That((back.Low, back.High), Is.EqualTo((-there.High, -there.Low)));
    }

    [Test]
    public void A_symmetric_sample_has_Students_interval()
    {
        // t(0.975; 3) = 3.1824
        var interval = MeanInterval.Of(Moments.Of([-3.0, -1, 1, 3]));
        Assert.That((-interval.Low, interval.High), Is.EqualTo((3.1824 * Math.Sqrt(20.0 / 3 / 4), 3.1824 * Math.Sqrt(20.0 / 3 / 4))).Within(1e-4));
    }

    [Test]
    public void Of_too_few_values_there_is_no_interval_and_two_have_Students()
    {
        Assert.That(Moments.Of([]), Is.EqualTo(default(Moments)));
        Assert.That((Moments.Of([5.0]).Mean, Moments.Of([5.0]).Deviation), Is.EqualTo((5, double.NaN)));
        Assert.That(MeanInterval.Of(default), Is.EqualTo(Interval.None));
        Assert.That(MeanInterval.Of(Moments.Of([5.0])), Is.EqualTo(Interval.None));

        // t(0.975; 1) = 12.706
        var interval = MeanInterval.Of(Moments.Of([4.0, 6]));
        Assert.That((interval.Low, interval.High), Is.EqualTo((5 - 12.706, 5 + 12.706)).Within(1e-3));
    }

    [Test]
    public void Equal_values_are_constant_though_their_mean_is_rounded()
    {
        var moments = Moments.Of([.. Enumerable.Repeat(0.1, 10_000)]);
        Assert.That(moments.IsConstant);
        Assert.That(MeanInterval.Of(moments).Width, Is.LessThan(1e-12));
        Assert.That(Moments.Of([0.0, 0, 0]).IsConstant);
    }

    [Test]
    public void Not_a_number_is_not_given_and_of_infinite_values_nothing_is_known()
    {
        Assert.That(OneByOne([-1, double.NaN, -1, -1, double.NaN, 3]), Is.EqualTo(OneByOne(Skewed)));
        Assert.That(double.IsNaN(MeanInterval.Of(Moments.Of([1, 2, double.PositiveInfinity])).Width));
    }

    private static Moments OneByOne(double[] values) => values.Aggregate(default(Moments), (sofar, value) => sofar.With(value));
}
