using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Every sample as a dot in run order, so that two groups and a drift show; median, its interval and a box of each
/// setting.</summary>
public sealed class SamplesBySetting : IChartOf<SettingSamples>
{
    // A median among the dots of its own colour would be hard to find.
    private const double BesideDots = 0.4;

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(SettingSamples data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var fitted = Scale.Fit(data.Settings.SelectMany(setting => setting.Samples));

        // An even axis starts at zero, so that twice as much is twice as high; a logarithmic one has no place for zero.
        var scale = double.IsNaN(fitted.Map(0)) ? fitted : Scale.Linear(Math.Min(0, fitted.Min), fitted.Max).Nice();
        var chart = Chart.Named(data.Id, $"{SentenceCase.Of(data.Measure)} against {data.Axis}").Subtitle(data.Subtitle)
            .Caption($"Marks with bars: median. {data.Caption}".Trim()).Describe(Finding(data))
            .X(Scale.Band([.. data.Settings.Select(setting => setting.Name).DefaultIfEmpty("none")]), data.Axis)
            .Y(scale, data.Unit.Length > 0 ? $"{data.Measure} ({data.Unit})" : data.Measure);
        var columns = data.Settings.Select((setting, index) => (Setting: setting, Index: index));
        foreach (var group in columns.GroupBy(each => each.Setting.Series))
        {
            chart.Runs(group.Key, [.. group.SelectMany(each => each.Setting.Samples.Select(sample => new Point(each.Index, sample)))])
                .Interval(
                    group.Key,
                    [.. group.Select(each => new IntervalPoint(each.Index + BesideDots, each.Setting.Median))],
                    data.IntervalMeaning)
                .Boxes(
                    group.Key,
                    [.. group.Select(each => Samples.Box(each.Index - BesideDots, each.Setting.Samples)).OfType<BoxPoint>()]);
        }

        return chart;
    }

    private static string Finding(SettingSamples data)
    {
        SampledSetting[] taken = [.. data.Settings.Where(setting => double.IsFinite(setting.Median.Value))];
        return taken.Length == 0
            ? "Nothing was measured."
            : $"Median {data.Measure} goes from {Words(taken.MinBy(setting => setting.Median.Value)!)} to "
                + $"{Words(taken.MaxBy(setting => setting.Median.Value)!)}.";

        string Words(SampledSetting setting) =>
            $"{Format.WithUnit(Format.Value(setting.Median), data.Unit)} at {setting.Place}";
    }
}
