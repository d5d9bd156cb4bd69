using Distribution.Experiments.Reports.Charts;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class ScaleTests
{
    private static readonly (double Min, double Max)[] Awkward =
    [
        (2, 5), (1.01, 1.05), (-7, -3), (-1e-9, 1e-9), (1e15, 1e15 + 8), (-1e308, 1e308), (0, double.MaxValue), (3, 3), (0, 0), (-4, -4),
        (0, double.Epsilon), (0.1, 0.3), (1e-300, 1e300), (0.999, 1), (9, 11), (1, 1e4), (5e-324, 1), (1.5e7, 1.6e7),
    ];

    private static IEnumerable<TestCaseData> Scales =>
        from ends in Awkward
        from wanted in new[] { 0, 2, 5, 7, 50 }
        from isLog in ends.Min > 0 ? new[] { false, true } : [false]
        select new TestCaseData(isLog ? Scale.Log(ends.Min, ends.Max) : Scale.Linear(ends.Min, ends.Max), wanted)
            .SetArgDisplayNames($"{(isLog ? "log" : "linear")} {ends.Min} {ends.Max} {wanted}");

    [TestCaseSource(nameof(Scales))]
    public void Ticks_lie_inside_the_domain_ascending_and_are_2_to_10(Scale scale, int wanted) => AssertTicks(scale, wanted);

    [SeededProperty(MaxTest = 2000)]
    public void Ticks_of_any_linear_scale_are_well_formed(NormalFloat min, NormalFloat max, PositiveInt wanted) =>
        AssertTicks(Scale.Linear(min.Get, max.Get), wanted.Get);

    [SeededProperty(MaxTest = 2000)]
    public Property Ticks_of_any_log_scale_are_well_formed() => Prop.ForAll(
        Arb.From(from exponent in Gen.Choose(-3000, 3000)
                 from decades in Gen.Choose(0, 6000)
                 from wanted in Gen.Choose(0, 20)
                 select (Math.Pow(10, exponent / 20.0), Math.Pow(10, Math.Min(300, exponent / 20.0 + decades / 1000.0)), wanted)),
        ends => AssertTicks(Scale.Log(ends.Item1, ends.Item2), ends.wanted));

    [SeededProperty]
    public void A_whole_scale_has_whole_ticks(int min, PositiveInt width, PositiveInt wanted)
    {
        var scale = Scale.Whole(min, (double)min + width.Get);
        Assert.That(scale.Ticks(wanted.Get), Has.All.Matches<double>(tick => tick == Math.Floor(tick)));
        AssertTicks(scale, wanted.Get);
    }

    [SeededProperty]
    public void A_nice_scale_holds_the_one_it_came_from(NormalFloat min, NormalFloat max)
    {
        var scale = Scale.Linear(min.Get, max.Get);
        Assert.That(scale.Nice().Min, Is.LessThanOrEqualTo(scale.Min));
        Assert.That(scale.Nice().Max, Is.GreaterThanOrEqualTo(scale.Max));
    }

    [Test]
    public void A_log_scale_inside_one_decade_has_ticks_at_1_2_and_5() =>
        Assert.That(Scale.Log(2, 50).Ticks(5), Is.EqualTo(new double[] { 2, 5, 10, 20, 50 }));

    [Test]
    public void Ticks_are_the_nearest_doubles_of_round_numbers() =>
        Assert.That(Scale.Linear(0, 0.5).Ticks(5), Is.EqualTo(new[] { 0, 0.1, 0.2, 0.3, 0.4, 0.5 }));

    [Test]
    public void A_constant_is_widened_around_itself()
    {
        var scale = Scale.Linear(7, 7);
        Assert.That((scale.Min < 7, scale.Max > 7, scale.Map(7)), Is.EqualTo((true, true, 0.5)));
    }

    [Test]
    public void Zero_and_negatives_have_no_place_on_a_log_scale() =>
        Assert.That(new[] { 0, -1, double.NaN, double.PositiveInfinity }.Select(Scale.Log(1, 10).Map), Is.All.NaN);

    [Test]
    public void A_scale_fits_logarithmically_only_beyond_a_factor_of_50()
    {
        Assert.That(Scale.Fit([1, 50]).Map(0), Is.Not.NaN, "linear scales can place zero");
        Assert.That(Scale.Fit([1, 51]).Map(0), Is.NaN, "log scales cannot");
        Assert.That(Scale.Fit([0, 1e6]).Map(0), Is.Not.NaN, "zero forbids a log scale");
    }

    [Test]
    public void A_scale_fits_finite_values_only()
    {
        var scale = Scale.Fit([double.NaN, 3, double.NegativeInfinity, 4]);
        Assert.That((scale.Min, scale.Max), Is.EqualTo((3.0, 4.0)));
        Assert.That(Scale.Fit([]).Max, Is.EqualTo(1));
    }

    [Test]
    public void A_scale_refuses_ends_that_it_cannot_show()
    {
        Assert.That(() => Scale.Linear(double.NaN, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Scale.Log(0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Scale.Band(), Throws.InstanceOf<ArgumentException>());
    }

    private static void AssertTicks(Scale scale, int wanted)
    {
        var ticks = scale.Ticks(wanted);
        Assert.That(ticks, Has.Count.InRange(2, 10));
        Assert.That(ticks, Is.Ordered.Ascending.And.Unique);
        Assert.That(ticks, Has.All.Matches<double>(scale.Contains));
    }
}
