using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;

namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>Every chart of the gallery, and drawn by hand what the gallery has not: ordered series, panels, arrows, and nothing at all.</summary>
internal static class SampleCharts
{
    public static IReadOnlyList<Chart> All()
    {
        var growth = ChartGallery.Of(SampleData.Growth());
        Chart.Align(growth);
        return
        [
            .. ChartGallery.Of(SampleData.Fanout()), .. growth, .. ChartGallery.Of(SampleData.Latency()),
            .. ChartGallery.Of(SampleData.Grid()), .. ChartGallery.Of(SampleData.Spawn()),
            .. ChartGallery.Of(SampleComparisons.Compared()), .. ChartGallery.Of(SampleComparisons.Calls()),
            ReachAll(), Residue(), Schedule(), Empty(),
        ];
    }

    private static Chart ReachAll()
    {
        double[] offsets = [-2, -1, 0, 1, 2, 3, 4];
        int[] sizes = [100, 1000, 10_000];
        var chart = Chart.Named("reach-all", "Runs that reach all against c").Subtitle("binomial fan-out ln n + c, 200 runs a point, seed 1")
            .Describe("The share of runs that reach every node follows exp(−exp(−c)) for all three sizes.")
            .X(Scale.Linear(-2, 4), "c = fan-out − ln n").Y(Scale.Proportion, "P(all)");
        for (var index = 0; index < sizes.Length; index++)
        {
            var random = new SampleRandom((ulong)(10 + index));
            var series = Series.Ordered("n = " + Format.Count(sizes[index]), index, sizes.Length);
            var points = offsets.Select(c => new IntervalPoint(c, Wilson(random, Math.Exp(-Math.Exp(-c)))));
            chart.Interval(series, [.. points], "95 % Wilson interval over 200 runs");
        }

        return chart.Line(Series.Theory("limit", "exp(−exp(−c))"),
            [.. Enumerable.Range(0, 61).Select(step => -2 + step * 0.1).Select(c => new Point(c, Math.Exp(-Math.Exp(-c))))]);
    }

    private static Estimate Wilson(SampleRandom random, double probability)
    {
        const int Count = 200;
        const double Z = 1.96;
        var share = Enumerable.Range(0, Count).Count(_ => random.Uniform() < probability) / (double)Count;
        var middle = (share + Z * Z / (2 * Count)) / (1 + Z * Z / Count);
        var half = Z / (1 + Z * Z / Count) * Math.Sqrt(share * (1 - share) / Count + Z * Z / (4.0 * Count * Count));
        return new Estimate(share, middle - half, middle + half, Count);
    }

    private static Chart Residue()
    {
        var chart = Chart.Named("residue-panels", "Residue against traffic, by mechanism").Subtitle("n = 1,000, 100 runs a point, seed 1")
            .Describe("Feedback with a counter leaves the least residue for its traffic.")
            .X(Scale.Linear(0, 7), "traffic (messages a node)").Y(Scale.Log(1e-4, 1), "residue");
        var theory = Enumerable.Range(0, 71).Select(step => new Point(step * 0.1, Math.Exp(-step * 0.1))).ToArray();
        var random = new SampleRandom(20);
        foreach (var (title, factor) in new[] { ("feedback, counter", 1.15), ("blind, counter", 1.02), ("feedback, coin", 0.95), ("blind, coin", 0.9) })
        {
            var measured = Enumerable.Range(1, 6).Select(k => new Point(k, Math.Exp(-factor * k + 0.1 * random.Normal())));
            chart.Panel(title).Line(Series.Theory("theory", "s\u00A0=\u00A0exp(−m)"), theory).Dots(Series.Category("measured", 1), [.. measured]);
        }

        return chart;
    }

    private static Chart Schedule()
    {
        (Point From, Point To)[] messages =
        [
            (new(0, 0), new(4, 2)), (new(0, 0), new(7, 1)), (new(4, 2), new(9, 3)),
            (new(7, 1), new(12, 4)), (new(9, 3), new(15, 0)), (new(12, 4), new(16, 2)),
        ];
        return Chart.Named("schedule", "Messages against time").Subtitle("the shrunk schedule that violates agreement, seed 4711")
            .Describe("Node b hears of the rumor from a and forwards it to d before c does.")
            .X(Scale.Linear(0, 18), "time (ms)").Y(Scale.Band("a", "b", "c", "d", "e"), "node")
            .Arrows(Series.Category("rumor", 1), messages).Rule(Axis.X, 10, "partition").Text(15, 0, "second delivery");
    }

    private static Chart Empty() => Chart.Named("detection", "Detections against time").Subtitle("SWIM, n = 100")
        .Describe("Nothing was detected.").WhenEmpty("no node crashed before the sweep was interrupted")
        .X(Scale.Linear(0, 10), "time (periods)").Y(Scale.Proportion, "share of runs")
        .Step(Series.Simulator, []);
}
