using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Tests.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Gallery;

/// <summary>A finding is what the data say, of one number of nodes at a time.</summary>
[TestFixture]
internal sealed class FindingTests
{
    [Test]
    public void Reach_and_what_is_missed_are_told_of_one_number_of_nodes()
    {
        var data = Sizes(Sweep(100, (1, 0.129), (8, 0.99)), Sweep(1_000, (1, 0.05), (10, 0.97)));
        Assert.That(Finding<ReachAgainstFanoutBySize>(data), Is.EqualTo(
            "Mean reach goes from 0.05000 at fan-out 1 to 0.9700 at fan-out 10 with n = 1,000."));
        Assert.That(Finding<MissedAgainstFanoutBySize>(data), Is.EqualTo(
            "The mean share of nodes missed goes from 0.9500 at fan-out 1 to 0.03000 at fan-out 10 with n = 1,000."));
    }

    [Test]
    public void What_is_the_same_at_both_ends_does_not_go_anywhere()
    {
        var data = Sizes(Sweep(100, (3, 1), (8, 1)));
        Assert.That(Finding<ReachAgainstFanoutBySize>(data), Is.EqualTo("Mean reach is 1 at fan-out 3 and at fan-out 8 with n = 100."));
        Assert.That(new ReachAgainstFanout().Draw(data.Sweeps[0]).Finding, Is.EqualTo("Mean reach is 1 at fan-out 3 and at fan-out 8."));
        Assert.That(new MissedAgainstFanout().Draw(Sweep(100, (3, 0.75))).Finding, Is.EqualTo("The mean share of nodes missed is 0.2500 at fan-out 3."));
    }

    [Test]
    public void The_threshold_is_told_where_there_are_settings_around_it_and_what_they_show()
    {
        var rising = Sizes(Sweep(100, (1, 0.1), (4, 0.5), (9, 1))) with { All = [[Share(0), Share(0.25), Share(1)]] };
        Assert.That(Finding<AllAgainstThreshold>(rising), Is.EqualTo(
            "The share of runs that reach every node goes from 0 at c = −3.6 to 1 at c = 4.4 with n = 100."));
        var one = Sizes(Sweep(100, (4, 0.5))) with { All = [[Share(0)]] };
        Assert.That(Finding<AllAgainstThreshold>(one), Is.EqualTo("The share of runs that reach every node is 0 at c = −0.6 with n = 100."));
        var none = Sizes(Sweep(100, (50, 1))) with { All = [[Share(1)]] };
        Assert.That(Finding<AllAgainstThreshold>(none), Is.EqualTo("No setting lies from c = −4 to c = 6."));
    }

    [Test]
    public void The_spread_is_told_beside_what_was_computed_exactly_where_there_is_no_curve()
    {
        var sweep = Sweep(100, (1, 0.5), (2, 0.6));
        sweep = sweep with
        {
            Points =
            [
                sweep.Points[0] with { Exact = 0.5, Runs = [0.4, 0.6], Reach = new Estimate(0.5, 0.4, 0.6, 2) },
                sweep.Points[1] with { Exact = 0.9, Runs = [0.5, 0.7], Reach = new Estimate(0.6, 0.5, 0.7, 2) },
            ],
        };
        Assert.That(Finding<ReachSpreadBySize>(Sizes(sweep)), Is.EqualTo(
            "The expected share lies inside the interval of the mean at 1 of the 2 settings at which it was computed."));
        FanoutPoint[] unknown = [.. sweep.Points.Select(point => point with { Exact = double.NaN })];
        Assert.That(Finding<ReachSpreadBySize>(Sizes(sweep with { Points = unknown })), Is.EqualTo("No theory is about these runs."));
        Assert.That(Finding<ReachSpreadBySize>(Sizes(sweep with { Theory = [new(1, 1), new(2, 1)] })),
            Is.EqualTo("Theory expects fewer than one missed node in every run."));
    }

    [Test]
    public void No_band_is_stretched_over_a_gap_in_which_nothing_was_run()
    {
        FanoutPoint[] points = [.. new[] { 1.0, 2, 3, 4, 32 }.Select(fanout => new FanoutPoint(fanout, Share(0.5), [0.4, 0.6]))];
        var chart = new ReachSpreadBySize().Draw(Sizes(Sweep(100) with { Points = points }))!;
        var drawn = new DrawnChart(chart);
        Assert.That(drawn.WithClass("dc-area").Count(area => area.Name.LocalName == "path" && area.Parent!.Attribute("clip-path") is not null), Is.EqualTo(1));
        Assert.That(drawn.WithClass("dc-area").Count(area => area.Name.LocalName == "rect" && area.Parent!.Attribute("clip-path") is not null), Is.EqualTo(1), "what stands alone");
        using var specification = new StringWriter();
        chart.WriteVegaLite(specification);
        Assert.That(specification.ToString(), Does.Contain("datum.x >= 1 && datum.x <= 4").And.Contain("datum.x >= 32 && datum.x <= 32"));
    }

    private static string Finding<TChart>(FanoutSizes data)
        where TChart : IChartOf<FanoutSizes>, new() => new TChart().Draw(data)!.Finding;

    private static FanoutSizes Sizes(params FanoutSweep[] sweeps) => new() { Subtitle = "gossip", Sweeps = sweeps };

    private static FanoutSweep Sweep(int nodes, params (double Fanout, double Reach)[] points) => new()
    {
        Setting = new Setting("gossip", nodes, 10, 1),
        IntervalMeaning = "an interval",
        Points = [.. points.Select(point => new FanoutPoint(point.Fanout, Share(point.Reach), []))],
    };

    private static Estimate Share(double value) => new(value, double.NaN, double.NaN, 10);
}
