namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What is missed by what is sent, for mechanisms that are compared.</summary>
public sealed record TrafficSweep
{
    /// <summary>The line below the heading.</summary>
    public required string Subtitle { get; init; }

    /// <summary>A curve for each mechanism; the chart draws up to six.</summary>
    public required IReadOnlyList<TrafficCurve> Curves { get; init; }

    /// <summary>What each interval is.</summary>
    public required string IntervalMeaning { get; init; }

    /// <summary>The smallest share of nodes that the runs can tell from zero.</summary>
    public required double Resolution { get; init; }

    /// <summary>How the chart names it.</summary>
    public string ResolutionName { get; init; } = "1/(n × runs)";

    /// <summary>What the labels of points are values of: <c>k</c>; empty where they have none.</summary>
    public string LabelTitle { get; init; } = "";

    /// <summary>Whether to draw exp(-m), what is missed when everything that is sent goes to nodes drawn at random.</summary>
    public bool ShowsTheory { get; init; } = true;
}

/// <summary>One mechanism.</summary>
/// <param name="Name">Its name; empty when there is only one.</param>
/// <param name="Points">Its settings, by traffic ascending.</param>
public sealed record TrafficCurve(string Name, IReadOnlyList<TrafficPoint> Points);

/// <summary>One setting.</summary>
/// <param name="Traffic">The mean number of transmissions a node.</param>
/// <param name="Residue">The mean share of nodes that is missed, and its interval.</param>
public sealed record TrafficPoint(double Traffic, Estimate Residue)
{
    /// <summary>What differs along the curve, at this point: <c>3</c>; empty: nothing is written.</summary>
    public string Label { get; init; } = "";
}
