namespace Distribution.Experiments.Reports.Charts;

/// <summary>One of the two axes of a chart.</summary>
public enum Axis
{
    /// <summary>The horizontal axis.</summary>
    X,

    /// <summary>The vertical axis.</summary>
    Y,
}
