namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Samples of one measure at several settings.</summary>
public sealed record SettingSamples
{
    /// <summary>Distinguishes the chart from those of other measures: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The line below the heading.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The measure's name.</summary>
    public required string Measure { get; init; }

    /// <summary>Its unit; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What differs from setting to setting: <c>nodes</c>.</summary>
    public required string Axis { get; init; }

    /// <summary>The settings, in the order of the axis.</summary>
    public required IReadOnlyList<SampledSetting> Settings { get; init; }

    /// <summary>What the interval is: <c>95 % order-statistic interval of the median</c>.</summary>
    public required string IntervalMeaning { get; init; }

    /// <summary>What a reader must know beside; empty for nothing.</summary>
    public string Caption { get; init; } = "";
}

/// <summary>One setting.</summary>
/// <param name="Name">What stands on the axis.</param>
/// <param name="Series">Who or what was measured.</param>
/// <param name="Samples">Every sample, in run order.</param>
/// <param name="Median">Their median and its interval.</param>
public sealed record SampledSetting(string Name, Charts.Series Series, IReadOnlyList<double> Samples, Estimate Median)
{
    /// <summary>The setting in a sentence, each option with its value: <c>nodes 6, subset 2</c>.</summary>
    public string Place { get; init; } = Name;
}
