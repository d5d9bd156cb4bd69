namespace Distribution.Experiments.Reports.Gallery;

/// <summary>How long processes took to start.</summary>
public sealed record SpawnTimes
{
    /// <summary>The line below the heading: how many at once, on which machine.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The kinds of start that are compared, such as cold and warm.</summary>
    public required IReadOnlyList<SpawnKind> Kinds { get; init; }

    /// <summary>What the interval is: <c>95 % order-statistic interval of the median</c>.</summary>
    public required string IntervalMeaning { get; init; }
}

/// <summary>One kind of start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Milliseconds">Every sample, in run order.</param>
/// <param name="Median">Their median and its interval.</param>
public sealed record SpawnKind(string Name, IReadOnlyList<double> Milliseconds, Estimate Median);
