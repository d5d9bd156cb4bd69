namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Samples of one measure of one setting.</summary>
public sealed record SampleSpread
{
    /// <summary>Distinguishes the chart from those of other measures: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The line below the heading: what was measured how often.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The measure's name.</summary>
    public required string Measure { get; init; }

    /// <summary>Its unit; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What a sample is one of, in the plural: <c>runs</c>.</summary>
    public required string Each { get; init; }

    /// <summary>Who measured: <see cref="Charts.Series.Simulator"/> or <see cref="Charts.Series.Processes"/>.</summary>
    public required Charts.Series Series { get; init; }

    /// <summary>The value that theory expects in the mean; not-a-number where none is known.</summary>
    public double Theory { get; init; } = double.NaN;

    /// <summary>What the theory is, or why there is none; empty where nobody asks for one.</summary>
    public string TheoryName { get; init; } = "";

    /// <summary>The samples; those that are not finite are left out.</summary>
    public required IReadOnlyList<double> Samples { get; init; }
}
