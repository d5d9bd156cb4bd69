using Distribution.Experiments.Reports;
using FsCheck;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports;

[TestFixture]
internal sealed class FormatTests
{
    [TestCase(11203, 0, "11,203")]
    [TestCase(-0.5, 2, "−0.50")]
    [TestCase(-0.001, 2, "0.00", Description = "what rounds to zero has no sign")]
    [TestCase(1234567.891, 1, "1,234,567.9")]
    [TestCase(2.5e18, 0, "2.5E+18")]
    [TestCase(double.NaN, 2, "–")]
    [TestCase(double.NegativeInfinity, 2, "−∞")]
    public void A_number_is_grouped_with_a_true_minus(double value, int decimals, string expected) =>
        Assert.That(Format.Number(value, decimals), Is.EqualTo(expected));

    [TestCase(0.99901, 0.99883, 0.99919, "0.99901", "0.99883 – 0.99919")]
    [TestCase(45.123, 42.9, 47.1, "45.1", "42.9 – 47.1")]
    [TestCase(11203.4, 10900, 11500, "11,203", "10,900 – 11,500")]
    public void Digits_come_from_the_interval(double value, double low, double high, string expected, string interval)
    {
        var estimate = new Estimate(value, low, high, 200);
        Assert.That((Format.Value(estimate), Format.Interval(estimate)), Is.EqualTo((expected, interval)));
    }

    [TestCase(0.9997, 0.9)]
    [TestCase(0.9997, double.NaN)]
    [TestCase(0.0003, 0.2)]
    public void A_proportion_near_an_end_is_never_shown_as_the_end(double value, double halfWidth)
    {
        var text = Format.Value(new Estimate(value, value - halfWidth, value + halfWidth, 10));
        Assert.That(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(0).And.LessThan(1));
    }

    [SeededProperty(MaxTest = 1000)]
    public void No_proportion_above_one_in_a_billion_is_shown_as_0_or_1(NormalFloat seed, bool isHigh, NormalFloat halfWidth)
    {
        var small = 1e-9 + Math.Abs(Math.Sin(seed.Get)) * 0.4;
        var value = isHigh ? 1 - small : small;
        var text = Format.Value(new Estimate(value, value - Math.Abs(halfWidth.Get), value + Math.Abs(halfWidth.Get), 2));
        Assert.That(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(0).And.LessThan(1));
    }

    [Test]
    public void A_column_has_the_decimals_that_its_neediest_row_needs() =>
        Assert.That(Format.Decimals([new Estimate(0.5, 0.4, 0.6, 9), new Estimate(0.999, 0.998, 1, 9)]), Is.EqualTo(4));

    [TestCase(0.01, "0.01")]
    [TestCase(0.125, "0.125")]
    [TestCase(1.0 / 3, "0.3333")]
    [TestCase(1000, "1,000")]
    public void An_exact_number_has_no_zeros_at_its_end(double value, string expected) =>
        Assert.That(Format.Value(new Estimate(value, double.NaN, double.NaN, 0)), Is.EqualTo(expected));

    [Test]
    public void An_interval_of_rounding_errors_asks_for_no_digits() =>
        Assert.That(Format.Value(new Estimate(0.99, 0.99 - 1e-15, 0.99 + 1e-15, 50)), Is.EqualTo("0.9900"));

    [Test]
    public void A_single_run_has_no_interval() => Assert.That(Format.Interval(Estimate.Single(3)), Is.EqualTo(Format.Missing));

    [Test]
    public void The_unit_stays_on_the_line_of_its_number() => Assert.That(Format.WithUnit("12.3", "ms"), Is.EqualTo("12.3\u00A0ms"));
}
