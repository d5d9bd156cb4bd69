using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The distribution function of one measure's samples, which hides neither two groups nor a long tail.</summary>
public sealed class SampleDistribution : IChartOf<SampleSpread>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(SampleSpread data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var chart = Chart.Named("distribution-" + data.Id, $"Share of {data.Each} against {data.Measure}").Subtitle(data.Subtitle)
            .Describe(Finding(data))
            .X(data.Unit.Length > 0 ? $"{data.Measure} ({data.Unit})" : data.Measure)
            .Y(Scale.Proportion, $"share of {data.Each} at or below")
            .Step(data.Series with { Name = "" }, Charts.Samples.Distribution(data.Samples));
        return (double.IsFinite(data.Theory), data.TheoryName.Length > 0) switch
        {
            (true, _) => chart.Line(
                Series.Theory("expected", data.TheoryName), [new Point(data.Theory, 0), new Point(data.Theory, 1)]),
            (_, true) => chart.Caption(data.TheoryName),
            _ => chart,
        };
    }

    private static string Finding(SampleSpread data)
    {
        double[] finite = [.. data.Samples.Where(double.IsFinite)];
        return finite.Length switch
        {
            0 => $"No {data.Measure} was measured.",
            1 => $"{SentenceCase.Of(data.Measure)} is {Words(finite[0])} in 1 {data.Each.TrimEnd('s')}.",
            _ => $"{SentenceCase.Of(data.Measure)} lies between {Words(finite.Min())} and {Words(finite.Max())} in "
                + $"{Format.Count(finite.Length)} {data.Each}.",
        };

        string Words(double value) => Format.WithUnit(Format.Value(Estimate.Single(value)), data.Unit);
    }
}
