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
    public void Labels_that_do_not_fit_in_any_way_are_thinned_but_never_to_one()
    {
        var names = Enumerable.Range(0, 80).Select(index => $"a category with a long name {index}").ToArray();
        var drawn = new DrawnChart(PlainChart.Empty().X(Scale.Band(names), "x").Y(Scale.Proportion, "y"));
        Assert.That(drawn.Texts.Count(text => text.StartsWith("a category", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [TestCase(3, "ring", ChartSize.Standard, 0, 1, TestName = "Short names stand side by side")]
    [TestCase(8, "torus:10", ChartSize.Standard, 0, 2, TestName = "Longer ones stand in two rows")]
    [TestCase(8, "small-world:4,0.1", ChartSize.Standard, -40, 1, TestName = "Long ones are slanted")]
    [TestCase(8, "small-world:4,0.1", ChartSize.Wide, 0, 2, TestName = "and in a wide drawing they stand in two rows")]
    [TestCase(36, "small-world:4,0.1", ChartSize.Standard, -90, 1, TestName = "Very many are upright")]
    public void Every_category_has_its_label_below_the_axis(int count, string name, ChartSize size, int angle, int rows)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(index => $"{name}{index}")];
        var chart = PlainChart.Empty().X(Scale.Band(names), "x").Y(Scale.Proportion, "y").Dots(PlainChart.Blue, [new(0, 0.5)]);
        var labels = new DrawnChart(chart, size: size).Elements("text").Where(text => text.Value.StartsWith(name, StringComparison.Ordinal)).ToArray();
        Assert.That(labels.Select(label => label.Value), Is.EqualTo(names));
        Assert.That(labels.Select(label => label.Attribute("y")!.Value).Distinct().Count(), Is.EqualTo(rows));
        Assert.That(labels.Select(label => label.Attribute("transform")?.Value.Split(' ')[0] ?? "rotate(0"), Is.All.EqualTo(FormattableString.Invariant($"rotate({angle}")));
        using var specification = new StringWriter();
        chart.WriteVegaLite(specification);
        Assert.That(specification.ToString(), Does.Contain("\"labelAngle\": ").And.Contain("\"labelLimit\": 0"));
    }

    [Test]
    public void Categories_one_above_the_other_are_all_named()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(index => $"loss {index}")];
        var drawn = new DrawnChart(PlainChart.Empty().X(Scale.Band("x"), "x").Y(Scale.Band(names), "y"));
        Assert.That(drawn.MutedTexts.Where(text => text != "x"), Is.EqualTo(names));
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
