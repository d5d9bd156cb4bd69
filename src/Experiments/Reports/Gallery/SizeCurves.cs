using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What the charts of sweeps over the fan-out at several sizes have in common.</summary>
internal static class SizeCurves
{
    private const int SizesMax = 5;

    /// <summary>The sweeps that one chart can tell apart: the smallest ones.</summary>
    public static IReadOnlyList<FanoutSweep> Shown(FanoutSizes data) => [.. data.Sweeps.Take(SizesMax)];

    /// <summary>What the caption says of those that are left out; empty: none is.</summary>
    public static string LeftOut(FanoutSizes data) =>
        ShownCurves.LeftOut(Shown(data).Count, data.Sweeps.Count, "numbers of nodes");

    /// <summary>What a function of reach does at the most nodes that are shown: other numbers of nodes have other limits.</summary>
    public static string Finding(string subject, FanoutSizes data, Func<Estimate, Estimate> ofMean) =>
        Shown(data).LastOrDefault(sweep => sweep.Points.Any(point => double.IsFinite(point.Reach.Value))) is { } sweep
            ? $"{FanoutCurves.Finding(subject, sweep, ofMean)} with n = {Format.Count(sweep.Setting.Nodes)}."
            : "No fan-out was measured.";

    /// <summary>The horizontal axis of all sweeps.</summary>
    public static Scale Across(FanoutSizes data)
    {
        var measured = data.Sweeps.SelectMany(sweep => sweep.Points).Select(point => point.Fanout);
        double[] fanouts = [.. measured.Concat(data.FailedAt).DefaultIfEmpty(1)];
        return Scale.Whole(Math.Floor(fanouts.Min()), fanouts.Max());
    }

    /// <summary>A size as a step of the ramp.</summary>
    public static Series SeriesOf(FanoutSizes data, int index)
    {
        var shown = Shown(data);
        return Series.Ordered($"n = {Format.Count(shown[index].Setting.Nodes)}", index, shown.Count);
    }

    /// <summary>Adds the sweeps and the theory of the largest one, which is nearest to its limit, as functions of reach.</summary>
    public static Chart Add(Chart chart, FanoutSizes data, Func<Estimate, Estimate> ofMean, Func<double, double> ofReach)
    {
        foreach (var (sweep, index) in Shown(data).Select((sweep, index) => (sweep, index)))
        {
            chart.Interval(
                SeriesOf(data, index),
                [.. sweep.Points.Select(point => new IntervalPoint(point.Fanout, ofMean(point.Reach)))],
                sweep.IntervalMeaning);
            FanoutCurves.AddExact(chart, SeriesOf(data, index), sweep, ofReach);
        }

        FanoutCurves.AddFailed(chart, data.FailedAt);
        return data.Sweeps is not [.., { Theory.Count: > 0 } last] ? chart : chart.Line(
            Series.Theory("theory", last.TheoryFormula), [.. last.Theory.Select(point => new Point(point.X, ofReach(point.Y)))]);
    }

    /// <summary>1 - 0.9999 leaves a rounding error in the last place, which on a log axis must not stand for a measured miss.</summary>
    public static double Missed(double reach) => double.IsFinite(reach) ? Math.Round(1 - reach, 12) : double.NaN;

    /// <summary>The same of an estimate.</summary>
    public static Estimate Missed(Estimate reach) => new(Missed(reach.Value), Missed(reach.High), Missed(reach.Low), reach.Count);
}
