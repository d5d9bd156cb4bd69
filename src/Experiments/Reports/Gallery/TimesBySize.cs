namespace Distribution.Experiments.Reports.Gallery;

/// <summary>When the last node learns, by the number of nodes, beside the leading order that theory gives for large n.</summary>
public sealed record TimesBySize
{
    /// <summary>The line below the heading: what the runs have in common but the number of nodes.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Mechanisms or values of an option, of which the chart draws as many as can be told apart; or one.</summary>
    public required IReadOnlyList<TimeCurve> Curves { get; init; }

    /// <summary>Whether they are values of a number, ascending.</summary>
    public bool AreOrdered { get; init; }

    /// <summary>What they are, in the plural: <c>mechanisms</c>.</summary>
    public string What { get; init; } = "curves";

    /// <summary>What each interval is.</summary>
    public required string IntervalMeaning { get; init; }

    /// <summary>What a step of time is called, in the plural.</summary>
    public string Times { get; init; } = "rounds";
}

/// <summary>One mechanism.</summary>
/// <param name="Name">Its name; empty when there is only one.</param>
/// <param name="Formula">The leading order, for the caption: <c>log2 n + ln n</c>; empty: only its values are known.</param>
/// <param name="Points">Its sizes, ascending.</param>
public sealed record TimeCurve(string Name, string Formula, IReadOnlyList<TimePoint> Points);

/// <summary>One number of nodes.</summary>
/// <param name="Nodes">How many.</param>
/// <param name="Last">The mean time of the last first reception, and its interval.</param>
/// <param name="Leading">The leading order.</param>
/// <param name="Exact">The expected time, computed exactly; not-a-number where that takes too long.</param>
public sealed record TimePoint(int Nodes, Estimate Last, double Leading, double Exact);
