using Distribution.Experiments.Statistics;
using Distribution.Protocol;
using MathNet.Numerics.Distributions;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>Two samples whose values belong together are compared by their differences.</summary>
[TestFixture]
internal sealed class PairedGapTests
{
    private const int Samples = 4_000;
    private const int Size = 20;

    // Both have the noise of the seed, with variance 1; the differences have 0.1 of their own.
    private const double Own = 0.1;

    [Test]
    public void The_interval_of_a_known_model_is_that_of_the_differences_and_far_narrower_than_without_pairs()
    {
        var (first, second) = Model(0);
        var gap = PairedGap.Between(first, second);
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var sd = MathNet.Numerics.Statistics.Statistics.StandardDeviation(differences);
        var half = StudentT.InvCDF(0, 1, Size - 1, 0.975) * sd / Math.Sqrt(Size);
        Assert.That(gap.Difference, Is.EqualTo(differences.Average()).Within(1e-12));
        Assert.That(gap.Interval, Is.EqualTo(MeanInterval.Of(Moments.Of(differences))));
        Assert.That(gap.Interval.Width, Is.InRange(2 * half, 2.2 * half), "Student's, and a little for the skewness of the sample");
        Assert.That(gap.Count, Is.EqualTo(Size));

        // Sd 0.1 beside sqrt(2) of independent ones; the samples differ by a factor of two at most.
        Assert.That(gap.Interval.Width, Is.LessThan(gap.Unpaired.Width / 5));
        Assert.That(gap.Unpaired.Width, Is.GreaterThan(0.9).And.LessThan(2.6));
    }

    [Test]
    public void Nominal_95_percent_cover_the_true_difference()
    {
        var covered = Enumerable.Range(0, Samples).Count(sample =>
        {
            var (first, second) = Model(sample);
            return PairedGap.Between(first, second).Interval.Contains(0.5);
        });
        Assert.That((double)covered / Samples, Is.EqualTo(0.95).Within(0.014));
    }

    [Test]
    public void The_other_way_round_everything_has_the_other_sign()
    {
        var (first, second) = Model(3);
        var (there, back) = (PairedGap.Between(first, second), PairedGap.Between(second, first));
        Assert.That(back.Difference, Is.EqualTo(-there.Difference).Within(1e-12));
        Assert.That((back.Interval.Low, back.Interval.High), Is.EqualTo((-there.Interval.High, -there.Interval.Low)).Within(1e-12));
        Assert.That((back.Unpaired.Low, back.Unpaired.High), Is.EqualTo((-there.Unpaired.High, -there.Unpaired.Low)).Within(1e-12));
    }

    [Test]
    public void Pairs_are_made_by_position_as_far_as_both_go_and_without_those_that_are_not_defined()
    {
        var gap = PairedGap.Between([1, double.NaN, 5, 9], [0, 7, double.NaN, 6, 100]);
        Assert.That((gap.Difference, gap.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_difference_that_is_the_same_in_every_run_has_no_interval()
    {
        var gap = PairedGap.Between([0.3, 0.7, 0.9], [0.1, 0.5, 0.7]);
        Assert.That(gap.Difference, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(gap.Interval, Is.EqualTo(Interval.None), "a width of zero would claim that no further run could differ");
        Assert.That(gap.Unpaired.Width, Is.Positive);
        Assert.That(PairedGap.Between([], []).Interval, Is.EqualTo(Interval.None));
    }

    [Test]
    public void A_difference_of_shares_that_is_the_same_in_every_run_may_be_off_by_the_nodes_that_could_have_been_missed()
    {
        // Three runs of nine nodes: by Wilson's score nobody of so many is up to z^2 / 27.
        double[] all = [1, 1, 1];
        var (gap, z) = (PairedGap.Between(all, all, MeasureKind.Share, new Trials(3, 1, 9), new Trials(3, 1, 9)), 1.9600);
        Assert.That((gap.Interval.Low, gap.Interval.High), Is.EqualTo((-z * z / 27, z * z / 27)).Within(1e-4));
        var proportion = PairedGap.Between(all, all, MeasureKind.Proportion);
        Assert.That(proportion.Interval.High, Is.EqualTo(z * z / 3).Within(1e-4));
    }

    [TestCase(0.5, 0.5, 20)]
    [TestCase(0.5, 0.3, 50)]
    [TestCase(0.98, 0.95, 200)]
    public void The_interval_of_differences_of_proportions_covers_and_is_Students_where_they_show_both_ways(double often, double less, int size)
    {
        var (covered, student) = (0, 0);
        for (var sample = 0; sample < Samples; sample++)
        {
            double[] first = [.. Enumerable.Range(0, size).Select(run => Uniform(sample, 2 * run) < often ? 1.0 : 0)];
            double[] second = [.. Enumerable.Range(0, size).Select(run => Uniform(sample, (2 * run) + 1) < less ? 1.0 : 0)];
            var gap = PairedGap.Between(first, second, MeasureKind.Proportion);
            var plain = MeanInterval.Of(Moments.Of([.. first.Zip(second, (one, other) => one - other)]));
            covered += gap.Interval.Contains(often - less) ? 1 : 0;
            student += gap.Interval == plain || first.Distinct().Count() == 1 || second.Distinct().Count() == 1 ? 1 : 0;
        }

        Assert.That(covered, Is.GreaterThanOrEqualTo(Samples * 93 / 100));
        Assert.That(student, Is.EqualTo(Samples), "what the sample shows is not added to it once more");
    }

    private static (double[] First, double[] Second) Model(int sample)
    {
        double[] shared = [.. Enumerable.Range(0, Size).Select(run => Normal(sample, 2 * run))];
        return ([.. shared.Select((noise, run) => 1 + noise + (Own * Normal(sample, (2 * run) + 1)))], [.. shared.Select(noise => 0.5 + noise)]);
    }

    private static double Normal(int sample, int index) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Uniform(sample, index));

    private static double Uniform(int sample, int index) =>
        ((StableHash.Mix(StableHash.Add((ulong)(sample + 1) << 32, (ulong)index)) >> 11) + 0.5) / (1UL << 53);
}
