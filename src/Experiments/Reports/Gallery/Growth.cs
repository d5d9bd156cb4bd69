namespace Distribution.Experiments.Reports.Gallery;

/// <summary>How a rumor grows round by round; where the first run ends is marked.</summary>
public sealed record Growth
{
    /// <summary>What the runs have in common.</summary>
    public required Setting Setting { get; init; }

    /// <summary>Up to twelve mechanisms or values of an option, or one; more than three have a panel each.</summary>
    public required IReadOnlyList<GrowthCurve> Curves { get; init; }

    /// <summary>Whether they are values of a number, ascending.</summary>
    public bool AreOrdered { get; init; }

    /// <summary>What the caption says of those that are left out; empty: none is.</summary>
    public string LeftOut { get; init; } = "";

    /// <summary>What the band is: <c>10 – 90 % of 200 runs</c>.</summary>
    public required string BandMeaning { get; init; }

    /// <summary>What a step of time is called.</summary>
    public string Time { get; init; } = "round";

    /// <summary>The unit of time where it is continuous: <c>ms</c>; empty: it is counted in steps.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The title of the axis of time.</summary>
    public string AxisTitle => Unit.Length > 0 ? $"{Time} ({Unit})" : Time;
}

/// <summary>One mechanism.</summary>
/// <param name="Name">Its name; empty when there is only one.</param>
/// <param name="Rounds">Its rounds, ascending.</param>
/// <param name="Theory">The share reached by round according to theory; empty for none.</param>
/// <param name="TheoryFormula">What the theory is.</param>
public sealed record GrowthCurve(
    string Name, IReadOnlyList<RoundSpread> Rounds, IReadOnlyList<Charts.Point> Theory, string TheoryFormula)
{
    /// <summary>When the first run reached its last node: from there on it keeps its last value. Not-a-number where that is not
    /// known.</summary>
    public double FirstEnd { get; init; } = double.NaN;

    /// <summary>Its colour and name; null: by its place among the curves.</summary>
    public Charts.Series? Series { get; init; }
}

/// <summary>The share of nodes reached after a round, over all runs.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Median">The median, 0..1.</param>
/// <param name="Low">The lower edge of the band.</param>
/// <param name="High">The upper edge of the band.</param>
public readonly record struct RoundSpread(double Round, double Median, double Low, double High);
