using Distribution.Experiments.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class SamplesTests
{
    [Test]
    public void A_distribution_function_rises_from_zero_to_one_at_the_samples() =>
        Assert.That(Samples.Distribution([3, 1, 3, double.NaN, 7]), Is.EqualTo(new Point[] { new(1, 0), new(1, 0.25), new(3, 0.75), new(7, 1) }));

    [Test]
    public void Its_complement_falls_from_one_and_stops_before_zero() =>
        Assert.That(Samples.Exceedance([3, 1, 3, 7]), Is.EqualTo(new Point[] { new(1, 1), new(1, 0.75), new(3, 0.25) }));

    [Test]
    public void A_box_has_quartiles_and_whiskers_as_Tukey_drew_them()
    {
        // The box is 2 to 4, so a whisker ends before 7: 100 is outside.
        Assert.That(Samples.Box(1, [4, 100, 2, 1, 3, double.NaN]), Is.EqualTo(new BoxPoint(1, 1, 2, 3, 4, 4)));
        Assert.That(Samples.Box(0, [1, 2, 3, 4, 6.5]), Is.EqualTo(new BoxPoint(0, 1, 2, 3, 4, 6.5)));
        Assert.That(Samples.Box(0, [1, 2, 3, 4]), Is.Null, "four dots say more");
    }

    [Test]
    public void No_sample_has_no_distribution() => Assert.That(Samples.Distribution([double.NaN]), Is.Empty);
}
