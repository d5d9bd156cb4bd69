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
            .Describe("The share of runs that reach every node rises from none to all within a few units around ln n.")
            .Caption(SizeCurves.LeftOut(data))
            .X(Scale.Linear(From, To), "c = fan-out − ln n").Y(Scale.Proportion, "runs that reach all (share)");
        foreach (var (sweep, index) in SizeCurves.Shown(data).Select((sweep, index) => (sweep, index)))
        {
            var shift = Math.Log(sweep.Setting.Nodes);
            chart.Interval(
                SizeCurves.SeriesOf(data, index),
                [
                    .. sweep.Points.Zip(data.All[index], (point, all) => new IntervalPoint(point.Fanout - shift, all))
                        .Where(point => point.X is >= From and <= To),
                ],
                "95 % Wilson interval of the proportion of runs");
        }

        return data.AllTheory.Length == 0 ? chart : chart.Line(
            Series.Theory("theory", data.AllTheory),
            [
                .. Enumerable.Range(0, Steps + 1).Select(step => From + ((To - From) * step / Steps))
                    .Select(c => new Point(c, Math.Exp(-Math.Exp(-c)))),
            ]);
    }
}
