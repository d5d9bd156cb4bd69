using System.Text.RegularExpressions;
using Distribution.Experiments.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class HeatMapTests
{
    private static Chart Map(HeatClasses classes, params HeatCell[] cells) =>
        PlainChart.Empty().X(Scale.Band("1", "2"), "fan-out").Y(Scale.Band("0 %", "5 %"), "loss").Cells(cells, classes);

    [Test]
    public void A_cell_that_was_not_run_or_failed_never_looks_like_a_value()
    {
        var chart = Map(HeatClasses.Reach(), HeatCell.Measured(0, 0, 0.7), HeatCell.Failed(1, 0, 4), HeatCell.NotRun(0, 1, "interrupted"));
        var drawn = new DrawnChart(chart);
        Assert.That((drawn.WithClass("dc-hole").Count, drawn.WithClass("dc-fault").Count), Is.EqualTo((1, 1)));
        Assert.That(drawn.Texts, Does.Contain("✕ 4").And.Contain("0.70"));
        Assert.That(chart.Caption(), Does.Contain("Dashed: not run, interrupted."));
    }

    [TestCase(0.9997, "0.9997")]
    [TestCase(0.7999, "0.7999")]
    [TestCase(0.8, "0.80")]
    [TestCase(1, "1.000")]
    [TestCase(0, "0.00")]
    public void A_value_never_reads_as_belonging_to_another_class(double value, string expected) =>
        Assert.That(new DrawnChart(Map(HeatClasses.Reach(), HeatCell.Measured(0, 0, value))).Texts, Does.Contain(expected));

    [Test]
    public void The_edges_of_the_classes_are_printed() =>
        Assert.That(new DrawnChart(Map(HeatClasses.Reach(), HeatCell.Measured(0, 0, 1))).Texts,
            Is.SupersetOf(new[] { "0.5", "0.8", "0.9", "0.95", "0.98", "0.99", "0.995", "0.999" }));

    [Test]
    public void The_target_is_a_thick_line_between_cells()
    {
        var cells = new[] { HeatCell.Measured(0, 0, 0.9), HeatCell.Measured(1, 0, 0.999) };
        Assert.That(new DrawnChart(Map(HeatClasses.Reach(), cells)).WithClass("dc-edge"), Is.Empty);
        Assert.That(new DrawnChart(Map(HeatClasses.Reach(0.99), cells)).WithClass("dc-edge"), Has.Count.EqualTo(2), "on the map and in the key");
    }

    [Test]
    public void The_target_is_a_line_of_the_specification_too()
    {
        var cells = new[] { HeatCell.Measured(0, 0, 0.9), HeatCell.Measured(1, 0, 0.99 - 1e-15), HeatCell.Measured(1, 1, 0.5) };
        Assert.That(RulesOf(HeatClasses.Reach()), Is.Zero);
        Assert.That(RulesOf(HeatClasses.Reach(0.99)), Is.EqualTo(2), "beside and above the cell that has it");

        int RulesOf(HeatClasses classes)
        {
            using var written = new StringWriter();
            Map(classes, cells).WriteVegaLite(written);
            return Regex.Count(written.ToString(), "\"type\":\\s*\"rule\"");
        }
    }

    [Test]
    public void An_edge_belongs_to_the_class_above_it()
    {
        var classes = new HeatClasses("share", [0.5, 0.9]);
        Assert.That(new[] { 0.49, 0.5, 0.9 }.Select(classes.ClassOf), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(Enumerable.Range(0, 3).Select(classes.NameOf), Is.EqualTo(new[] { "< 0.5", "0.5 – 0.9", "≥ 0.9" }));
    }

    [Test]
    public void Unordered_edges_and_a_target_that_is_no_edge_are_refused()
    {
        Assert.That(() => new HeatClasses("a", [2, 1]), Throws.ArgumentException);
        Assert.That(() => new HeatClasses("a", [1, 2], target: 3), Throws.ArgumentException);
        Assert.That(() => new HeatClasses("a", [1, 2, 3, 4, 5, 6, 7, 8, 9]), Throws.ArgumentException);
    }
}
