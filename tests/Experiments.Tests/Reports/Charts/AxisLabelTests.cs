using Distribution.Experiments.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class AxisLabelTests
{
    private static IEnumerable<TestCaseData> Notations =>
    [
        new TestCaseData(Scale.Log(1e-4, 1), new[] { "10−4", "10−3", "10−2", "10−1", "100" }).SetArgDisplayNames("powers from four decades on"),
        new TestCaseData(Scale.Log(1e-2, 10), new[] { "0.01", "0.1", "1", "10" }).SetArgDisplayNames("decimals below"),
        new TestCaseData(Scale.Log(2, 5), new[] { "2", "5" }).SetArgDisplayNames("inside one decade"),
        new TestCaseData(Scale.Linear(0, 1), new[] { "0.0", "0.2", "0.4", "0.6", "0.8", "1.0" }).SetArgDisplayNames("one number of decimals"),
        new TestCaseData(Scale.Linear(-10000, 10000), new[] { "−10,000", "−5,000", "0", "5,000", "10,000" }).SetArgDisplayNames("grouped"),
        new TestCaseData(Scale.Linear(0, 2e9), new[] { "0.0×109", "0.5×109", "1.0×109", "1.5×109", "2.0×109" }).SetArgDisplayNames("one power for large"),
    ];

    [TestCaseSource(nameof(Notations))]
    public void An_axis_has_one_notation(Scale scale, string[] expected)
    {
        var drawn = new DrawnChart(PlainChart.Empty().X(Scale.Band("x"), "x").Y(scale, "y"));
        Assert.That(drawn.MutedTexts.Where(text => text != "x"), Is.EqualTo(expected));
    }

    [Test]
    public void Labels_that_do_not_fit_side_by_side_are_thinned_but_never_to_one()
    {
        var names = Enumerable.Range(0, 40).Select(index => $"a category with a long name {index}").ToArray();
        var drawn = new DrawnChart(PlainChart.Empty().X(Scale.Band(names), "x").Y(Scale.Proportion, "y"));
        Assert.That(drawn.Texts.Count(text => text.StartsWith("a category", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void Compared_charts_have_one_left_margin()
    {
        var narrow = PlainChart.Linear().Dots(PlainChart.Blue, [new(5, 0.5)]);
        var wide = PlainChart.Empty().X(Scale.Linear(0, 10), "x").Y(Scale.Linear(0, 900_000), "y").Dots(PlainChart.Blue, [new(5, 5)]);
        Assert.That(Left(narrow), Is.Not.EqualTo(Left(wide)));
        Chart.Align(narrow, wide);
        Assert.That(Left(narrow), Is.EqualTo(Left(wide)));

        static string Left(Chart chart) => new DrawnChart(chart).WithClass("dc-grid")[0].Attribute("x1")!.Value;
    }

    [Test]
    public void Panels_share_axes_and_carry_labels_on_the_outer_edge_only()
    {
        var chart = PlainChart.Linear();
        for (var index = 0; index < 4; index++)
        {
            chart.Panel("panel " + index).Dots(PlainChart.Blue, [new(5, 0.5)]);
        }

        var drawn = new DrawnChart(chart);
        Assert.That(drawn.MutedTexts.Count(text => text == "0.5"), Is.Zero);
        Assert.That(drawn.MutedTexts.Count(text => text == "0.2"), Is.EqualTo(2), "two rows of panels, labelled at the left");
        Assert.That(drawn.Texts.Count(text => text == "blue"), Is.EqualTo(1));
    }
}
