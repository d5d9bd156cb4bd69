using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Running;

/// <summary>The nodes informed over time: mean and quantiles over runs at each time. A run that ended keeps its last value.</summary>
/// <param name="Time">In periods, or seconds where the protocol has none.</param>
/// <param name="Mean">The mean at each time.</param>
/// <param name="P10">The 0.1 quantile at each time.</param>
/// <param name="P50">The median at each time.</param>
/// <param name="P90">The 0.9 quantile at each time.</param>
internal sealed record SpreadCurve(
    IReadOnlyList<double> Time, IReadOnlyList<double> Mean, IReadOnlyList<double> P10, IReadOnlyList<double> P50, IReadOnlyList<double> P90)
{
    // Nanoseconds, of times that are whole steps.
    private const int TimeDecimals = 9;

    /// <summary>Of runs, those that have a curve.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="step">The time of a step; the points are as far apart as those of the run whose points are the furthest apart.</param>
    internal static SpreadCurve Of(IEnumerable<RunSample> runs, double step) =>
        Of([.. runs.Select(run => new RunCurve(run.Curve, run.CurveStride))], step);

    /// <summary>Of the curves of runs.</summary>
    internal static SpreadCurve Of(IReadOnlyList<RunCurve> runs, double step)
    {
        var curves = runs.Where(curve => curve.Informed.Count > 0).ToArray();
        var stride = curves.Select(curve => curve.Stride).DefaultIfEmpty(1).Max();
        int[] every = [.. curves.Select(curve => checked((int)Math.Min(stride / curve.Stride, curve.Informed.Count)))];
        var points = curves.Zip(every, (curve, by) => ((curve.Informed.Count - 2 + by) / by) + 1).DefaultIfEmpty(0).Max();
        var (time, mean) = (new double[points], new double[points]);
        var (p10, p50, p90) = (new double[points], new double[points], new double[points]);
        var ascending = new double[curves.Length];
        for (var at = 0; at < points; at++)
        {
            for (var run = 0; run < curves.Length; run++)
            {
                ascending[run] = curves[run].Informed[(int)Math.Min((long)at * every[run], curves[run].Informed.Count - 1)];
            }

            Array.Sort(ascending);
            time[at] = Math.Round(at * stride * step, TimeDecimals);
            mean[at] = ascending.Average();
            p10[at] = Quantile.Of(ascending, 0.1);
            p50[at] = Quantile.Of(ascending, 0.5);
            p90[at] = Quantile.Of(ascending, 0.9);
        }

        return new SpreadCurve(time, mean, p10, p50, p90);
    }
}
