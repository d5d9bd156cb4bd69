using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Gallery;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Gallery;

[TestFixture]
internal sealed class CallsByInFlightTests
{
    [Test]
    public void Cold_and_warm_calls_are_two_series_and_the_finding_is_the_best()
    {
        var chart = ChartGallery.Of(new CallRates
        {
            Subtitle = "comm",
            IntervalMeaning = "95 % t interval of the mean over 2 runs",
            Rates = [Rate(1, false, 500), Rate(50, false, 900), Rate(1, true, 6_000), Rate(50, true, 40_000)],
        }).Single();
        Assert.That(chart.Panels[0].Marks.Select(mark => mark.Series!.Name).Distinct(), Is.EqualTo(new[] { "warm", "cold" }));
        Assert.That(chart.Finding, Does.Contain("calls a second, with 50 in flight"));
        Assert.That(chart.YScale.Min, Is.Zero);
    }

    [Test]
    public void Without_calls_there_is_no_chart() =>
        Assert.That(ChartGallery.Of(new CallRates { Subtitle = "comm", IntervalMeaning = "none", Rates = [] }), Is.Empty);

    private static CallRate Rate(int inFlight, bool isWarm, double perSecond) =>
        new(inFlight, isWarm, new Estimate(perSecond, perSecond * 0.9, perSecond * 1.1, 2));
}
