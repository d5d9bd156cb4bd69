using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What the charts of a sweep over the fan-out have in common.</summary>
internal static class FanoutCurves
{
    private const string NothingMeasured = "No fan-out was measured";

    /// <summary>The horizontal axis, the same for all, so that they can be read one below the other.</summary>
    public static Scale Across(FanoutSweep data)
    {
        var fanouts = data.Points.Select(point => point.Fanout).Concat(data.FailedAt).DefaultIfEmpty(1).ToArray();
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

        return AddFailed(chart, data.FailedAt).Rule(Axis.X, Math.Log(data.Setting.Nodes), "ln n");
    }

    /// <summary>Adds settings that failed at their fan-outs.</summary>
    public static Chart AddFailed(Chart chart, IEnumerable<double> fanouts)
    {
        foreach (var fanout in fanouts.GroupBy(fanout => fanout))
        {
            chart.Failed(fanout.Key, fanout.Count());
        }

        return chart;
    }

    /// <summary>A fan-out in a sentence: functions of n give numbers with many digits.</summary>
    public static string Words(double fanout) => Format.Number(fanout, double.IsInteger(fanout) ? 0 : 2);

    /// <summary>What a quantity does from the first fan-out to the last one.</summary>
    /// <param name="subject">The quantity: <c>Mean reach</c>.</param>
    /// <param name="points">Its values by fan-out, ascending; those that are not-a-number are left out.</param>
    /// <param name="place">How a fan-out is called: <c>fan-out 3</c>.</param>
    public static string Finding(string subject, IEnumerable<IntervalPoint> points, Func<double, string> place)
    {
        IntervalPoint[] defined = [.. points.Where(point => double.IsFinite(point.Y.Value))];
        if (defined.Length == 0)
        {
            return "";
        }

        var (first, last) = (defined[0], defined[^1]);
        var (from, to) = (Format.Value(first.Y), Format.Value(last.Y));
        return defined.Length == 1 ? $"{subject} is {from} at {place(first.X)}"
            : first.Y.Value == last.Y.Value || string.Equals(from, to, StringComparison.Ordinal)
                ? $"{subject} is {from} at {place(first.X)} and at {place(last.X)}"
            : $"{subject} goes from {from} at {place(first.X)} to {to} at {place(last.X)}";
    }

    /// <summary>The same of a sweep over the fan-out, as a function of reach.</summary>
    public static string Finding(string subject, FanoutSweep sweep, Func<Estimate, Estimate> ofMean) => Finding(
        subject,
        sweep.Points.Select(point => new IntervalPoint(point.Fanout, ofMean(point.Reach))),
        fanout => $"fan-out {Words(fanout)}") is { Length: > 0 } finding ? finding : NothingMeasured;

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
