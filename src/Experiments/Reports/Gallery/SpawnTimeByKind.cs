using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Every start as a dot in run order, so that a drift shows; median and interval of each kind.</summary>
public sealed class SpawnTimeByKind : IChartOf<SpawnTimes>
{
    // A median among sixty dots of its own colour would be hard to find.
    private const double BesideDots = 0.38;

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(SpawnTimes data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var runs = data.Kinds.SelectMany((kind, index) => kind.Milliseconds.Select(sample => new Point(index, sample))).ToArray();
        var fitted = Scale.Fit(runs.Select(run => run.Y));

        // An even axis starts at zero, so that twice the time is twice as high; a logarithmic one has no place for zero.
        var scale = double.IsNaN(fitted.Map(0)) ? fitted : Scale.Linear(0, fitted.Max).Nice();
        return Chart.Named("spawn-times", "Spawn time against kind of start").Subtitle(data.Subtitle)
            .Caption("Squares: median.").Describe(string.Join(' ', data.Kinds.Select(Words).DefaultIfEmpty("Nothing was spawned.")))
            .X(Scale.Band([.. data.Kinds.Select(kind => kind.Name).DefaultIfEmpty("none")]), "kind of start")
            .Y(scale, "spawn time (ms)")
            .Runs(Series.Processes with { Name = "" }, runs)
            .Interval(Series.Processes with { Name = "" },
                [.. data.Kinds.Select((kind, index) => new IntervalPoint(index + BesideDots, kind.Median))], data.IntervalMeaning);
    }

    private static string Words(SpawnKind kind) => $"{kind.Name}: median {Format.WithUnit(Format.Value(kind.Median), "ms")}.";
}
