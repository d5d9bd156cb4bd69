using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The time of the last first reception less its leading order, by the number of nodes: level where the order is right, and the
/// height is the constant that theory leaves open.</summary>
public sealed class LastMinusTheory : IChartOf<TimesBySize>
{
    private const int SentencesMax = 3;

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(TimesBySize data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var shown = ShownCurves.Of(data.Curves, data.AreOrdered);
        double[] sizes = [.. shown.SelectMany(curve => curve.Points).Select(point => (double)point.Nodes).DefaultIfEmpty(1)];
        var chart = Chart.Named("t-last-minus-theory", "tLast minus theory against nodes").Subtitle(data.Subtitle)
            .Describe(Finding(data)).Caption(Caption(data, shown))
            .X(Scale.Log(sizes.Min(), sizes.Max()), "nodes").Y(Height(shown), $"tLast − leading order ({data.Times})");
        foreach (var (curve, index) in shown.Select((curve, index) => (curve, index)))
        {
            var series = shown.Length == 1
                ? Series.Simulator with { Name = curve.Name }
                : ShownCurves.SeriesOf(curve.Name, index, shown.Length, data.AreOrdered);
            chart.Line(series, [.. curve.Points.Select(point => new Point(point.Nodes, point.Last.Value - point.Leading))]);
            chart.Interval(series, [.. curve.Points.Select(point => new IntervalPoint(point.Nodes, Rest(point)))], data.IntervalMeaning);
            chart.Expected(
                series,
                [.. curve.Points.Select(point => new Point(point.Nodes, point.Exact - point.Leading))],
                "expected at this n, exact Markov chain");
        }

        return chart.Rule(Axis.Y, 0, "leading order");
    }

    // Zero belongs into it, or the reader cannot see how much is left.
    private static Scale Height(IReadOnlyList<TimeCurve> curves)
    {
        double[] ends =
        [
            .. curves.SelectMany(curve => curve.Points).SelectMany(point => new[]
            {
                Rest(point).Value, Rest(point).Low, Rest(point).High, point.Exact - point.Leading,
            }).Where(double.IsFinite).Append(0),
        ];
        return Scale.Linear(ends.Min(), ends.Max()).Nice();
    }

    private static Estimate Rest(TimePoint point) => new(
        point.Last.Value - point.Leading, point.Last.Low - point.Leading, point.Last.High - point.Leading, point.Last.Count);

    private static string Caption(TimesBySize data, IReadOnlyList<TimeCurve> shown) => string.Join(
        ' ',
        shown.Where(curve => curve.Formula.Length > 0)
            .Select(curve => $"Leading order{(curve.Name.Length > 0 ? $" of {curve.Name}" : "")}: {curve.Formula}.")
            .Append(ShownCurves.LeftOut(shown.Count, data.Curves.Count, data.What)).Where(sentence => sentence.Length > 0));

    private static string Finding(TimesBySize data)
    {
        var measured = data.Curves
            .Select(curve => (curve.Name, Rests: curve.Points.Select(point => Rest(point).Value).Where(double.IsFinite).ToArray()))
            .Where(curve => curve.Rests.Length > 0).ToArray();
        if (measured.Length > SentencesMax)
        {
            var (low, high) = (measured.MinBy(curve => curve.Rests.Min()), measured.MaxBy(curve => curve.Rests.Max()));
            return $"The last reception stays between {Format.Number(low.Rests.Min(), 1)} with {low.Name} and "
                + $"{Format.Number(high.Rests.Max(), 1)} {data.Times} with {high.Name} from its leading order.";
        }

        var words = measured.Select(curve =>
            $"{(curve.Name.Length > 0 ? curve.Name : "The last reception")} stays between {Format.Number(curve.Rests.Min(), 1)} and "
                + $"{Format.Number(curve.Rests.Max(), 1)} {data.Times} from its leading order.");
        return string.Join(' ', words.DefaultIfEmpty("No number of nodes was measured."));
    }
}
