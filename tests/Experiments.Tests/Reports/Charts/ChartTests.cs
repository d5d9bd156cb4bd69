using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class ChartTests
{
    [Test]
    public void A_chart_without_a_finding_is_refused()
    {
        Assert.That(() => PlainChart.Linear().Describe(" "), Throws.ArgumentException);
        var silent = Chart.Named("a", "A").X("x").Y("y");
        Assert.That(() => DrawnChart.Written(silent), Throws.InvalidOperationException.With.Message.Contains("finding"));
    }

    [TestCase("Reach")]
    [TestCase("a b")]
    [TestCase("../a")]
    [TestCase("")]
    public void An_id_that_is_no_file_name_is_refused(string id) => Assert.That(() => Chart.Named(id, "A"), Throws.ArgumentException);

    [Test]
    public void A_value_that_is_not_finite_is_not_drawn_and_the_caption_says_so()
    {
        var chart = PlainChart.Linear().Dots(PlainChart.Blue,
            [new(1, double.NaN), new(2, double.PositiveInfinity), new(double.NegativeInfinity, 0.5), new(3, 0.5)]);
        Assert.That(new DrawnChart(chart).WithClass("dc-mark"), Has.Count.EqualTo(2), "one dot and its sample beside the label");
        Assert.That(chart.Caption(), Does.Contain("3 values are missing and not drawn."));
    }

    [Test]
    public void A_value_outside_the_axes_is_not_drawn_and_the_caption_says_so() =>
        Assert.That(PlainChart.Linear().Dots(PlainChart.Blue, [new(3, 7), new(3, 0.7)]).Caption(),
            Is.EqualTo("1 value is outside the axes and not drawn."));

    [Test]
    public void A_line_breaks_where_a_value_is_missing()
    {
        var chart = PlainChart.Linear().Line(PlainChart.Blue with { Name = "" },
            [new(1, 0.1), new(2, 0.2), new(3, double.NaN), new(4, 0.4), new(5, 0.5)]);
        Assert.That(new DrawnChart(chart).WithClass("dc-line"), Has.Count.EqualTo(2));
    }

    [Test]
    public void An_empty_chart_stays_and_says_why()
    {
        var chart = PlainChart.Empty().X("x").Y("y").WhenEmpty("nobody came").Line(PlainChart.Blue, []).Interval(PlainChart.Blue, [], "t");
        Assert.That(new DrawnChart(chart).Texts, Does.Contain("no data: nobody came"));
    }

    [Test]
    public void One_point_makes_a_chart_of_every_mark()
    {
        Point[] one = [new(3, 0.3)];
        var chart = PlainChart.Empty().X("x").Y("y").Line(PlainChart.Blue, one).Step(PlainChart.Blue, one).Dots(PlainChart.Blue, one)
            .Runs(PlainChart.Blue, one).Band(PlainChart.Blue, [new(3, 0.2, 0.4)], "range")
            .Interval(PlainChart.Blue, [new(3, Estimate.Single(0.3))], "t").Arrows(PlainChart.Blue, [(one[0], one[0])]).Text(3, 0.3, "here");
        Assert.That(new DrawnChart(chart).Markup, Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
        Assert.That(chart.Caption(), Does.Contain("n = 1"));
    }

    [Test]
    public void Markup_in_any_text_is_escaped()
    {
        const string Nasty = "<b>&\"'\u0001\uD800";
        var chart = Chart.Named("nasty", Nasty).Subtitle(Nasty).Caption(Nasty).Describe(Nasty)
            .X(Scale.Band(Nasty, "b"), Nasty).Y(Scale.Linear(0, 1), Nasty)
            .Dots(Series.Category(Nasty, 1), [new(0, 0.5)]).Rule(Axis.X, 1, Nasty).Rule(Axis.Y, 0.2, Nasty).Text(1, 0.5, Nasty);
        var drawn = new DrawnChart(chart, SvgUse.Standalone);
        Assert.That(drawn.Markup, Does.Not.Contain("<b>"));
        Assert.That(drawn.Texts, Does.Contain("<b>&\"'\uFFFD\uFFFD"));
    }

    [Test]
    public void A_zero_on_a_log_axis_is_an_open_triangle_on_the_resolution()
    {
        var chart = PlainChart.Log().Interval(PlainChart.Blue, [new(1, new Estimate(0, 0, 1e-3, 50))], "Wilson").Resolution(1e-4, "1/n");
        var drawn = new DrawnChart(chart);
        var height = drawn.WithClass("dc-rule").Single().Attribute("y1")!.Value;
        Assert.That(drawn.WithClass("dc-open").Single().Attribute("d")!.Value, Does.Contain(" " + height + "m"));
        Assert.That(chart.Caption(), Does.Contain("△: zero"));
    }

    [Test]
    public void The_label_of_a_rule_stands_where_no_bar_crosses_it()
    {
        double[] places = [0.2, 5, 9.8];
        var chart = PlainChart.Log().Interval(PlainChart.Blue, [.. places.Select(x => new IntervalPoint(x, new Estimate(0.01, 2e-4, 0.9, 50)))], "Wilson")
            .Resolution(1e-3, "1/(n × runs)");
        var drawn = new DrawnChart(chart);
        var rule = drawn.WithClass("dc-rule").Single();
        var (left, right) = (Number(rule, "x1"), Number(rule, "x2"));
        var label = drawn.WithClass("dc-halo").Single(text => text.Value.Contains("runs", StringComparison.Ordinal));
        Assert.That((Number(label, "x") - left) / (right - left), Is.EqualTo(0.25).Within(0.01));

        static double Number(System.Xml.Linq.XElement element, string name) =>
            double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Test]
    public void A_bar_that_leaves_the_axis_ends_in_an_arrow()
    {
        var inside = PlainChart.Linear().Interval(PlainChart.Blue, [new(5, new Estimate(0.5, 0.4, 0.6, 9))], "t");
        var leaving = PlainChart.Linear().Interval(PlainChart.Blue, [new(5, new Estimate(0.5, -1, 2, 9))], "t");
        Assert.That(new DrawnChart(inside).WithClass("dc-fill"), Is.Empty);
        Assert.That(new DrawnChart(leaving).WithClass("dc-fill"), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_theory_curve_is_dashed_in_ink_with_an_italic_label_and_its_formula_in_the_caption()
    {
        var chart = PlainChart.Linear().Line(Series.Theory("limit", "exp(−c)"), [new(0, 0), new(10, 1)]);
        var drawn = new DrawnChart(chart);
        Assert.That(drawn.WithClass("dc-line")[0].Attribute("stroke-dasharray"), Is.Not.Null);
        Assert.That(drawn.WithClass("dc-it").Single().Value, Is.EqualTo("limit"));
        Assert.That(chart.Caption(), Is.EqualTo("Dashed: exp(−c)."));
    }

    [Test]
    public void A_theory_of_zero_is_no_line_at_the_resolution_and_the_caption_says_so()
    {
        var chart = PlainChart.Log().Resolution(1e-4, "1/n")
            .Line(Series.Theory("", "exp(−c)"), [new(0, 0.5), new(2, 0.1), new(4, 0), new(6, 0)]);
        var drawn = new DrawnChart(chart);
        Assert.That(drawn.WithClass("dc-line").Single().Attribute("d")!.Value.Split('L'), Has.Length.EqualTo(2), "one segment");
        Assert.That(drawn.WithClass("dc-open"), Is.Empty);
        Assert.That(chart.Caption(), Is.EqualTo("Dashed: exp(−c); where it is zero, nothing is drawn."));
        using var specification = new StringWriter();
        chart.WriteVegaLite(specification);
        Assert.That(specification.ToString(), Does.Not.Contain("triangle-up"));
    }

    [Test]
    public void Theory_is_last_in_the_legend()
    {
        var chart = PlainChart.Linear().Line(Series.Theory("a theory with a name that is too long for the margin", "f"), [new(0, 0), new(1, 1)])
            .Dots(PlainChart.Blue, [new(3, 0.5)]);
        var texts = new DrawnChart(chart).Texts.ToList();
        Assert.That(texts.IndexOf("blue"), Is.LessThan(texts.FindIndex(text => text.StartsWith("a theory", StringComparison.Ordinal))));
    }

    [Test]
    public void Every_bar_and_band_says_what_it_means()
    {
        Assert.That(() => PlainChart.Linear().Interval(PlainChart.Blue, [], ""), Throws.ArgumentException);
        Assert.That(() => PlainChart.Linear().Band(PlainChart.Blue, [], ""), Throws.ArgumentException);
    }

    [Test]
    public void What_failed_is_a_red_cross_with_its_count()
    {
        var drawn = new DrawnChart(PlainChart.Linear().Failed(3, 1200).Failed(4, 0));
        Assert.That(drawn.WithClass("dc-bad").Single().Value, Is.EqualTo("✕ 1,200"));
    }

    [Test]
    public void More_series_bands_or_panels_than_a_reader_can_follow_are_refused()
    {
        var crowded = PlainChart.Linear();
        for (var number = 1; number <= 6; number++)
        {
            crowded.Line(Series.Category("c" + number, number), [new(0, 0), new(10, 1)]);
        }

        Assert.That(() => DrawnChart.Written(crowded), Throws.Nothing);
        crowded.Line(Series.Ordered("o", 0, 5), [new(0, 0), new(10, 1)]);
        Assert.That(() => DrawnChart.Written(crowded), Throws.InvalidOperationException);

        BandPoint[] spread = [new(0, 0, 1)];
        var bands = PlainChart.Linear().Band(PlainChart.Blue, spread, "a").Band(PlainChart.Blue, spread, "b").Band(PlainChart.Blue, spread, "c");
        Assert.That(() => bands.Band(PlainChart.Blue, spread, "d"), Throws.InvalidOperationException);
        Assert.That(() => PlainChart.Linear().Dots(PlainChart.Blue, []).Panel("late"), Throws.InvalidOperationException);
    }

    [Test]
    public void Many_dots_are_sampled_and_the_caption_says_so()
    {
        var chart = PlainChart.Linear().Runs(PlainChart.Blue with { Name = "" }, [.. Enumerable.Range(0, 11_203).Select(run => new Point(5, run / 11_203.0))]);
        var dots = new DrawnChart(chart).WithClass("dc-runs").Sum(path => path.Attribute("d")!.Value.Count(unit => unit == 'M'));
        Assert.That(dots, Is.EqualTo(2000));
        Assert.That(chart.Caption(), Does.Contain("A seeded sample of 2,000 of 11,203 dots is drawn."));
    }

    [Test]
    public void A_line_of_many_points_keeps_the_extremes_of_each_column_of_pixels()
    {
        var wave = Enumerable.Range(0, 100_000).Select(step => new Point(step / 10_000.0, step == 54_321 ? 0.9 : 0.5)).ToArray();
        var unnamed = PlainChart.Blue with { Name = "" };
        var drawn = new DrawnChart(PlainChart.Linear().Line(unnamed, wave));
        var spike = new DrawnChart(PlainChart.Linear().Dots(unnamed, [new(5.4321, 0.9)])).WithClass("dc-mark")[^1].Attribute("d")!.Value;
        Assert.That(drawn.WithClass("dc-line")[0].Attribute("d")!.Value, Does.Contain("V" + spike.Split(' ', 'm')[1] + "L"));
        Assert.That(drawn.Markup, Has.Length.LessThan(40_000));
    }

    [Test]
    public void Marks_of_two_series_at_one_place_shift_aside()
    {
        var chart = PlainChart.Linear().Dots(Series.Category("", 1), [new(5, 0.5)]).Dots(Series.Category("", 2), [new(5, 0.5)]);
        Assert.That(new DrawnChart(chart).WithClass("dc-mark").Select(mark => mark.Attribute("d")!.Value.Split(' ')[0]), Is.Unique);
    }

    [Test]
    public void Lines_that_end_far_from_the_margin_are_named_in_a_legend_above()
    {
        var near = new DrawnChart(PlainChart.Linear().Line(PlainChart.Blue, [new(0, 0), new(10, 1)]));
        var far = new DrawnChart(PlainChart.Linear().Line(PlainChart.Blue, [new(0, 0), new(5, 1)]));
        Assert.That((LabelX(near) > 400, LabelX(far) < 60), Is.EqualTo((true, true)));

        static double LabelX(DrawnChart drawn) => double.Parse(
            drawn.Elements("text").Single(text => text.Value == "blue").Attribute("x")!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Test]
    public void A_drawing_of_its_own_has_sheet_background_heading_and_caption()
    {
        var drawn = new DrawnChart(PlainChart.Linear().Caption("Look.").Dots(PlainChart.Blue, [new(1, 1)]), SvgUse.Standalone);
        Assert.That(drawn.Elements("style").Single().Value, Does.Contain("prefers-color-scheme:dark").And.Not.Contain("var("));
        Assert.That(drawn.WithClass("dc-back"), Has.Count.EqualTo(1));
        Assert.That(drawn.Texts, Does.Contain("Y against X").And.Contain("Y does not depend on X. Look."));
    }

    [Test]
    public void A_drawing_is_an_image_with_title_and_description()
    {
        var drawn = new DrawnChart(PlainChart.Linear().Dots(PlainChart.Blue, [new(1, 1)]));
        Assert.That(drawn.RootAttribute("role"), Is.EqualTo("img"));
        Assert.That(drawn.RootAttribute("aria-labelledby")!.Split(' '),
            Is.EqualTo(new[] { drawn.Elements("title"), drawn.Elements("desc") }.Select(found => found.Single().Attribute("id")!.Value)));
    }
}
