using Distribution.Experiments.Running;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Running;

/// <summary>Curves over time, of runs that need not have the same step.</summary>
internal sealed class SpreadCurveTests
{
    [Test]
    public void Arrivals_are_counted_from_their_time_on()
    {
        var curve = RunCurve.OfArrivals([0.02, 0.021, 0.03, 0.05], 2);
        Assert.That(curve.Stride, Is.EqualTo(1));
        Assert.That(curve.Informed, Is.EqualTo(new[] { 0, 0, 0.5, 1.5, 1.5, 2 }));
    }

    [Test]
    public void A_coarser_curve_has_the_counts_of_the_finer_one_at_its_times()
    {
        double[] arrivals = [.. Enumerable.Range(1, 40).Select(index => index * index * 0.17)];
        var (fine, coarse) = (RunCurve.OfArrivals(arrivals.Take(3), 1), RunCurve.OfArrivals(arrivals, 1));
        Assert.That(coarse.Stride, Is.GreaterThan(fine.Stride));
        var both = SpreadCurve.Of([fine, coarse], RunCurve.ArrivalStep);
        Assert.That(both.Time, Has.Count.EqualTo(coarse.Informed.Count));
        for (var point = 0; point < both.Time.Count; point++)
        {
            var by = both.Time[point] * 1e3;
            double expected = arrivals.Take(3).Count(arrival => arrival <= by) + arrivals.Count(arrival => arrival <= by);
            Assert.That(both.Mean[point], Is.EqualTo(expected / 2), $"at {by} ms");
        }
    }

    [Test]
    public void Runs_of_whole_steps_are_as_they_were()
    {
        var curve = SpreadCurve.Of([new RunCurve([1, 3], 1), new RunCurve([1, 2, 4], 1), new RunCurve([], 1)], 1);
        Assert.That(curve.Time, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(curve.Mean, Is.EqualTo(new[] { 1, 2.5, 3.5 }));
    }
}
