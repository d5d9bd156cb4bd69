using System.Globalization;
using System.Xml.Linq;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

/// <summary>Marks stand at what they are marks of: at most a little aside where they would hide each other.</summary>
[TestFixture]
internal sealed class MarkPlacesTests
{
    private static readonly Series[] Six = [.. Enumerable.Range(1, 6).Select(Unnamed)];

    [Test]
    public void Marks_at_equal_x_stand_3_px_apart_and_never_far_from_it()
    {
        var chart = Six.Aggregate(PlainChart.Linear().Rule(Axis.X, 5, ""), (all, series) => all.Dots(series, [new(5, 0.5)]));
        var drawn = new DrawnChart(chart);
        double[] shifts = [.. MarksOf(drawn).Select(at => at.X - RuleOf(drawn)).Order()];
        Assert.That(shifts, Has.All.InRange(-4.5, 4.5));
        Assert.That(shifts.Distinct().Count(), Is.EqualTo(6));
        var two = new DrawnChart(
            PlainChart.Linear().Rule(Axis.X, 5, "").Dots(Six[0], [new(5, 0.5)]).Dots(Six[1], [new(5, 0.5)]));
        Assert.That(MarksOf(two).Select(at => at.X - RuleOf(two)), Is.EqualTo([-1.5, 1.5]).Within(0.011));
    }

    [Test]
    public void Marks_that_share_no_x_with_others_stand_at_it()
    {
        var drawn = new DrawnChart(PlainChart.Linear().Rule(Axis.X, 5, "").Dots(Six[0], [new(5, 0.5)]).Dots(Six[1], [new(6, 0.5)]));
        Assert.That(MarksOf(drawn)[0].X, Is.EqualTo(RuleOf(drawn)).Within(0.011));
    }

    [Test]
    public void A_mark_whose_x_was_measured_stands_at_it()
    {
        var point = new TrafficPoint(2, new Estimate(0.1, 0.05, 0.2, 9));
        var chart = new ResidueAgainstTraffic().Draw(new TrafficSweep
        {
            Subtitle = "",
            Curves = [new("", [point]), new("", [point])],
            IntervalMeaning = "t",
            Resolution = 1e-3,
        });
        var drawn = new DrawnChart(chart.Rule(Axis.X, 2, ""));
        var place = drawn.WithClass("dc-rule").Select(rule => Number(rule, "x1")).Distinct();
        Assert.That(place, Does.Contain(MarksOf(drawn)[0].X).And.Contain(MarksOf(drawn)[1].X));
    }

    [Test]
    public void In_a_category_the_line_of_a_series_goes_through_its_marks()
    {
        var chart = PlainChart.Empty().X(Scale.Band("a", "b", "c"), "x").Y(Scale.Linear(0, 1), "y");
        foreach (var (series, index) in Six.Take(2).Select((series, index) => (series, index)))
        {
            double[] values = [0.2 + index / 10.0, 0.5, 0.7];
            chart.Line(series, [.. values.Select((value, place) => new Point(place, value))])
                .Interval(series, [.. values.Select((value, place) => new IntervalPoint(place, Estimate.Single(value)))], "t");
        }

        var drawn = new DrawnChart(chart.Rule(Axis.X, 1, ""));
        string[] lines = [.. drawn.WithClass("dc-line").Select(line => line.Attribute("d")!.Value)];
        var marks = MarksOf(drawn);
        Assert.That(marks, Has.Count.EqualTo(6));
        Assert.That(lines[0], Is.EqualTo(PathThrough(marks.Take(3))));
        Assert.That(lines[1], Is.EqualTo(PathThrough(marks.Skip(3))));
        Assert.That(Math.Abs(marks[1].X - RuleOf(drawn)), Is.InRange(1, 8));
        Assert.That(marks[1].X, Is.Not.EqualTo(marks[4].X));
    }

    [Test]
    public void A_zero_has_one_mark_though_a_line_goes_through_it()
    {
        var chart = PlainChart.Log().Resolution(1e-4, "1/n");
        foreach (var series in Six.Take(2))
        {
            chart.Line(series, [new(1, 0.1), new(2, 0)])
                .Interval(series, [new(1, Estimate.Single(0.1)), new(2, Estimate.Single(0))], "t");
        }

        Assert.That(new DrawnChart(chart).WithClass("dc-open"), Has.Count.EqualTo(2));
        using var specification = new StringWriter();
        chart.WriteVegaLite(specification);
        Assert.That(specification.ToString().Split("triangle-up"), Has.Length.EqualTo(3), "a layer of open triangles for each series");
    }

    private static Series Unnamed(int number) => Series.Category("s", number) with { Name = "" };

    private static double RuleOf(DrawnChart drawn) => Number(drawn.WithClass("dc-rule").First(), "x1");

    private static List<Point> MarksOf(DrawnChart drawn) =>
    [
        .. drawn.WithClass("dc-mark").Select(mark => mark.Attribute("d")!.Value[1..].Split('m')[0].Split(' '))
            .Select(pair => new Point(Number(pair[0]), Number(pair[1]))),
    ];

    private static string PathThrough(IEnumerable<Point> points) => SvgWriter.PathThrough(points);

    private static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
