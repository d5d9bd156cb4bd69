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
    internal static SpreadCurve Of(IReadOnlyList<RunSample> runs, double step)
    {
        var curves = runs.Select(run => run.Curve).Where(curve => curve.Count > 0).ToArray();
        var points = curves.Length == 0 ? 0 : curves.Max(curve => curve.Count);
        var (time, mean) = (new double[points], new double[points]);
        var (p10, p50, p90) = (new double[points], new double[points], new double[points]);
        var ascending = new double[curves.Length];
        for (var at = 0; at < points; at++)
        {
            for (var run = 0; run < curves.Length; run++)
            {
                ascending[run] = curves[run][Math.Min(at, curves[run].Count - 1)];
            }

            Array.Sort(ascending);
            time[at] = at * step;
            mean[at] = ascending.Average();
            p10[at] = Quantile.Of(ascending, 0.1);
            p50[at] = Quantile.Of(ascending, 0.5);
            p90[at] = Quantile.Of(ascending, 0.9);
        }

        return new SpreadCurve(time, mean, p10, p50, p90);
    }
}
