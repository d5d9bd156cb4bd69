using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Tests.Reports.Charts;

/// <summary>Small charts that together have every mark, with numbers that a reader of the golden files can follow.</summary>
internal static class GoldenCharts
{
    public static IReadOnlyList<Chart> All { get; } = [Estimates(), Spread(), Distributions(), Heat(), Panels(), Arrows(), Boxes()];

    private static Chart Estimates() => Chart.Named("estimates", "Missed against fan-out").Subtitle("n = 1,000, 50 runs, seed 1")
        .Describe("Missed nodes fall with the fan-out.").Caption("Each run is one message.")
        .X(Scale.Whole(1, 5), "fan-out").Y(Scale.Log(1e-5, 1), "missed")
        .Interval(Series.Simulator,
        [
            new(1, new(0.5, 0.4, 0.6, 50)), new(2, new(0.05, 0.03, 0.07, 50)), new(3, new(0.001, -0.001, 0.003, 50)),
            new(4, new(0, 0, 0.0001, 50)), new(5, Estimate.Single(0.0002)),
        ], "95 % t interval over 50 runs")
        .Line(Series.Theory("theory", "exp(−f)"), [new(1, 0.37), new(3, 0.05), new(5, 0.0067)])
        .Resolution(2e-5, "1/(n × runs)").Rule(Axis.X, 3.5, "ln n").Failed(2, 7);

    private static Chart Spread() => Chart.Named("spread", "Reached against round").Describe("Half are reached by round 2.")
        .X(Scale.Whole(0, 4), "round").Y(Scale.Proportion, "reached")
        .Band(Series.Category("push", 1), [new(0, 0, 0), new(1, 0.1, 0.3), new(2, 0.4, 0.7), new(3, 0.8, 0.95)], "10 – 90 % of 50 runs")
        .Line(Series.Category("push", 1), [new(0, 0), new(1, 0.2), new(2, 0.55), new(3, 0.9)])
        .Line(Series.Category("pull", 2), [new(0, 0), new(1, 0.1), new(2, double.NaN), new(3, 0.8), new(4, 1)])
        .Text(3, 0.9, "slow end");

    private static Chart Distributions() => Chart.Named("distributions", "Share of runs against latency").Describe("Processes are slower.")
        .X(Scale.Log(1, 100), "latency (ms)").Y(Scale.Proportion, "share at or below")
        .Step(Series.Simulator, Samples.Distribution([2, 3, 3, 5, 8])).Step(Series.Processes, Samples.Distribution([4, 6, 9, 30]))
        .Runs(Series.Simulator with { Name = "" }, [new(2, 0.1), new(2, 0.1), new(2, 0.1), new(5, 0.1)]);

    private static Chart Heat() => Chart.Named("heat", "Reach against fan-out and loss").Describe("Loss costs reach.")
        .X(Scale.Band("1", "2", "3"), "fan-out").Y(Scale.Band("0 %", "5 %"), "loss")
        .Cells(
        [
            HeatCell.Measured(0, 0, 0.3), HeatCell.Measured(1, 0, 0.97), HeatCell.Measured(2, 0, 0.9997),
            HeatCell.Measured(0, 1, 0.2), HeatCell.Failed(1, 1, 2), HeatCell.NotRun(2, 1, "interrupted"),
        ], HeatClasses.Reach(0.95));

    private static Chart Panels()
    {
        var chart = Chart.Named("panels", "Residue against traffic").Describe("All mechanisms lie on one curve.")
            .X(Scale.Linear(0, 2), "traffic").Y(Scale.Linear(0, 1), "residue");
        for (var index = 0; index < 3; index++)
        {
            var series = Series.Ordered("k = " + Format.Count(index + 1), index, 3);
            chart.Panel("k = " + Format.Count(index + 1)).Dots(series, [new(0.5, 0.6), new(1, 0.4), new(1.5, 0.2)]);
        }

        return chart;
    }

    private static Chart Arrows() => Chart.Named("arrows", "Messages against time").Describe("b hears before c.")
        .X(Scale.Linear(0, 10), "time (ms)").Y(Scale.Band("a", "b", "c"), "node")
        .Arrows(Series.Category("rumor", 4), [(new(0, 0), new(3, 1)), (new(3, 1), new(9, 2))]);

    private static Chart Boxes() => Chart.Named("boxes", "Last arrival against nodes").Describe("More nodes take longer.")
        .X(Scale.Band("6", "20"), "nodes").Y(Scale.Linear(0, 12), "last arrival (ms)")
        .Runs(Series.Processes with { Name = "" }, [new(0, 1), new(0, 2), new(0, 3), new(0, 4), new(0, 11), new(1, 5), new(1, 6)])
        .Boxes(Series.Processes with { Name = "" }, [Samples.Box(-0.4, [1, 2, 3, 4, 11])!.Value, Samples.Box(0.6, [5, 6, 6, 8, 9])!.Value]);
}
