using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of runs that reach every node by c = fan-out - ln n, where all numbers of nodes lie on one curve.</summary>
public sealed class AllAgainstThreshold : IChartOf<FanoutSizes>
{
    // Below and above, none of the runs and all of them reach everybody.
    private const double From = -4;
    private const double To = 6;
    private const int Steps = 100;

    /// <inheritdoc/>
    public int Place => 3;

    /// <inheritdoc/>
    public Chart? Draw(FanoutSizes data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.All.Count == 0)
        {
            return null;
        }

        var chart = Chart.Named("all-threshold", "Runs that reach all against fan-out − ln n").Subtitle(data.Subtitle)
            .Describe(Finding(data))
            .Caption(SizeCurves.LeftOut(data))
            .X(Scale.Linear(From, To), "c = fan-out − ln n").Y(Scale.Proportion, "runs that reach all (share)");
        foreach (var (sweep, index) in SizeCurves.Shown(data).Select((sweep, index) => (sweep, index)))
        {
            chart.Interval(
                SizeCurves.SeriesOf(data, index), PointsOf(sweep, data.All[index]), "95 % Wilson interval of the proportion of runs");
        }

        FanoutCurves.AddFailed(
            chart, data.Sweeps.SelectMany(sweep => sweep.FailedAt.Select(fanout => fanout - Math.Log(sweep.Setting.Nodes))).Where(IsShown));

        return data.AllTheory.Length == 0 ? chart : chart.Line(
            Series.Theory("theory", data.AllTheory),
            [
                .. Enumerable.Range(0, Steps + 1).Select(step => From + ((To - From) * step / Steps))
                    .Select(c => new Point(c, Math.Exp(-Math.Exp(-c)))),
            ]);
    }

    private static IReadOnlyList<IntervalPoint> PointsOf(FanoutSweep sweep, IReadOnlyList<Estimate> all)
    {
        var shift = Math.Log(sweep.Setting.Nodes);
        return
        [
            .. sweep.Points.Zip(all, (point, share) => new IntervalPoint(point.Fanout - shift, share))
                .Where(point => IsShown(point.X)),
        ];
    }

    private static bool IsShown(double c) => c is >= From and <= To;

    // Of the number of nodes with the most settings around the threshold, the largest of them.
    private static string Finding(FanoutSizes data)
    {
        var (sweep, points) = SizeCurves.Shown(data).Select((sweep, index) => (Sweep: sweep, Points: PointsOf(sweep, data.All[index])))
            .Reverse().MaxBy(pair => pair.Points.Count);
        var finding = FanoutCurves.Finding(
            "The share of runs that reach every node", points ?? [], c => $"c = {Format.Number(c, 1)}");
        return finding.Length > 0
            ? $"{finding} with n = {Format.Count(sweep.Setting.Nodes)}."
            : $"No setting lies from c = {Format.Number(From, 0)} to c = {Format.Number(To, 0)}.";
    }
}
