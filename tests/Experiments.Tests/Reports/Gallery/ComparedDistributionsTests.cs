using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Gallery;

[TestFixture]
internal sealed class ComparedDistributionsTests
{
    private static readonly double[] Times = [.. Enumerable.Range(1, 1_000).Select(index => index / 10.0)];

    [Test]
    public void Every_setting_has_a_panel_with_its_gap_and_the_finding_names_the_extremes()
    {
        var chart = Drawn(2);
        Assert.That(chart.Panels.Select(panel => panel.Title), Is.EqualTo(new[] { "nodes 0: gap 0.00", "nodes 1: gap 0.01" }));
        Assert.That(chart.Finding, Does.Contain("0.00 at nodes 0").And.Contain("0.01 at nodes 1"));
        Assert.That(chart.Caption(), Does.Not.Contain("Shown are"));
    }

    [Test]
    public void Of_very_many_settings_twelve_are_drawn_the_first_and_the_last_too_and_the_file_stays_small()
    {
        var chart = Drawn(50);
        Assert.That(chart.Panels, Has.Count.EqualTo(12));
        Assert.That((chart.Panels[0].Title, chart.Panels[^1].Title), Is.EqualTo(("nodes 0: gap 0.00", "nodes 49: gap 0.49")));
        Assert.That(chart.Caption(), Does.Contain("Shown are 12 of 50 settings."));
        using var svg = new StringWriter();
        chart.WriteSvg(svg, SvgUse.Standalone);
        Assert.That(svg.ToString(), Has.Length.LessThan(60_000));
    }

    [Test]
    public void A_coarse_distribution_keeps_both_ends()
    {
        var line = Drawn(1).Panels[0].Marks[0].Data;
        Assert.That((line[0].X, line[0].Y, line[^1].X, line[^1].Y), Is.EqualTo((0.1, 0.0, 100.0, 1.0)));
        Assert.That(line, Has.Count.LessThanOrEqualTo(65));
    }

    [Test]
    public void Without_a_time_there_is_no_chart() => Assert.That(ChartGallery.Of(Data([])), Is.Empty);

    private static Chart Drawn(int settings) => ChartGallery.Of(Data(
        [.. Enumerable.Range(0, settings).Select(index => new ComparedSample($"nodes {index}", Times, Times, index / 100.0))])).Single();

    private static ComparedSamples Data(IReadOnlyList<ComparedSample> settings) =>
        new() { Setting = new Setting("gossip", 10, 5, 1), Measure = "lastArrivalMs", Settings = settings };
}
