using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Reach over two parameters.</summary>
public sealed record ReachGrid
{
    /// <summary>What the runs have in common.</summary>
    public required Setting Setting { get; init; }

    /// <summary>The name of the parameter across, with its unit.</summary>
    public required string Across { get; init; }

    /// <summary>The values of the parameter across, as text.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The name of the parameter upwards, with its unit.</summary>
    public required string Upwards { get; init; }

    /// <summary>The values of the parameter upwards, as text, the lowest row first.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The cells; one for each pair of values, run or not.</summary>
    public required IReadOnlyList<HeatCell> Cells { get; init; }

    /// <summary>The reach that is good enough: an edge of <see cref="HeatClasses.Reach"/>, or null.</summary>
    public double? Target { get; init; }
}
