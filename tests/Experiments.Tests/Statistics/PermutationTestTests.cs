using Distribution.Experiments.Statistics;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

[TestFixture]
internal sealed class PermutationTestTests
{
    [Test]
    public void The_chance_is_that_of_all_divisions()
    {
        // Of the 10 ways to draw two of 0, 1, 2, 3, 10 four have a sum as far from 6.4 as 0 + 1 is or farther: 0+1 and the three with... counted below.
        double[] values = [0, 1, 2, 3, 10];
        var sums = (from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, i) select Math.Abs(values[i] + values[j] - 6.4)).ToArray();
        var expected = sums.Count(sum => sum >= Math.Abs(0 + 1 - 6.4) - 1e-9) / 10.0;
        Assert.That(PermutationTest.ChanceOf([0, 1], [2, 3, 10]), Is.EqualTo(expected).Within(0.02));
        Assert.That(PermutationTest.ChanceOf([2, 3, 10], [0, 1]), Is.EqualTo(expected).Within(0.02));
    }

    [Test]
    public void Rare_events_of_one_distribution_are_hardly_ever_refused_at_one_in_a_thousand()
    {
        var random = new Random(3);
        double[] Coverage(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < 0.02 ? 5.0 / 6 : 1)];
        var refused = Enumerable.Range(0, 500).Count(_ => PermutationTest.ChanceOf(Coverage(20), Coverage(200)) < 0.001);
        Assert.That(refused, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public void A_difference_of_distributions_is_refused_and_no_difference_is_certain()
    {
        double[] all = [.. Enumerable.Repeat(1.0, 100)];
        Assert.That(PermutationTest.ChanceOf(all, [.. Enumerable.Range(0, 100).Select(place => place % 5 == 0 ? 0.5 : 1)]), Is.LessThan(0.001));
        Assert.That(PermutationTest.ChanceOf(all, all), Is.EqualTo(1));
        Assert.That(PermutationTest.ChanceOf(all, []), Is.EqualTo(1));
    }
}
