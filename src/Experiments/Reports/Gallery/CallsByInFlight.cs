using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Calls a second against calls in flight, cold and warm apart: how much more a process answers when nobody waits for one answer
/// before the next call.</summary>
public sealed class CallsByInFlight : IChartOf<CallRates>
{
    private static readonly (string Name, bool IsWarm, int Number)[] Kinds = [("warm", true, 2), ("cold", false, 4)];

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart? Draw(CallRates data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rates.Count == 0)
        {
            return null;
        }

        var highest = data.Rates.Max(rate => double.IsFinite(rate.PerSecond.High) ? rate.PerSecond.High : rate.PerSecond.Value);
        var chart = Chart.Named("calls-in-flight", "Calls a second against calls in flight").Subtitle(data.Subtitle)
            .Caption("Cold: the first calls to a fresh process, while its code is compiled.").Describe(Finding(data.Rates))
            .X("calls in flight").Y(Scale.Linear(0, highest).Nice(), "calls a second");
        foreach (var (name, isWarm, number) in Kinds)
        {
            IntervalPoint[] points =
                [.. data.Rates.Where(rate => rate.IsWarm == isWarm).Select(rate => new IntervalPoint(rate.InFlight, rate.PerSecond))];
            if (points.Length > 0)
            {
                var series = Series.Category(name, number);
                chart.Line(series, [.. points.Select(point => new Point(point.X, point.Y.Value))])
                    .Interval(series, points, data.IntervalMeaning);
            }
        }

        return chart;
    }

    private static string Finding(IReadOnlyList<CallRate> rates)
    {
        var best = rates.MaxBy(rate => rate.PerSecond.Value)!;
        return $"A process answers most, {Format.Value(best.PerSecond)} calls a second, with {Format.Count(best.InFlight)} in flight.";
    }
}
