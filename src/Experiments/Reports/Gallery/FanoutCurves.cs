using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What the charts of a sweep over the fan-out have in common.</summary>
internal static class FanoutCurves
{
    /// <summary>The horizontal axis, the same for all, so that they can be read one below the other.</summary>
    public static Scale Across(FanoutSweep data)
    {
        var fanouts = data.Points.Select(point => point.Fanout).DefaultIfEmpty(1).ToArray();
        return Scale.Whole(fanouts.Min(), fanouts.Max());
    }

    /// <summary>Adds means, theory, ln n and what failed, as functions of reach.</summary>
    public static Chart Add(Chart chart, FanoutSweep data, Func<Estimate, Estimate> ofMean, Func<double, double> ofReach)
    {
        var mean = Series.Simulator with { Name = "mean" };
        chart.Interval(mean, [.. data.Points.Select(point => new IntervalPoint(point.Fanout, ofMean(point.Reach)))], data.IntervalMeaning);
        AddExact(chart, mean, data, ofReach);
        if (data.Theory.Count > 0)
        {
            chart.Line(Series.Theory("theory", data.TheoryFormula),
                [.. data.Theory.Select(point => new Point(point.X, ofReach(point.Y)))]);
        }

        foreach (var point in data.Points)
        {
            chart.Failed(point.Fanout, point.Failed);
        }

        return chart.Rule(Axis.X, Math.Log(data.Setting.Nodes), "ln n");
    }

    /// <summary>A fan-out in a sentence: functions of n give numbers with many digits.</summary>
    public static string Words(double fanout) => Format.Number(fanout, double.IsInteger(fanout) ? 0 : 2);

    /// <summary>Adds what was computed exactly around the means of a series; nothing where nothing was.</summary>
    public static void AddExact(Chart chart, Series mean, FanoutSweep data, Func<double, double> ofReach)
    {
        Point[] exact =
            [.. data.Points.Where(point => double.IsFinite(point.Exact)).Select(point => new Point(point.Fanout, ofReach(point.Exact)))];
        if (exact.Length > 0)
        {
            chart.Expected(mean, exact, data.ExactName);
        }
    }
}
