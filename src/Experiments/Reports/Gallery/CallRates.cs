namespace Distribution.Experiments.Reports.Gallery;

/// <summary>How many calls a second a process answers, by how many are under way at a time.</summary>
public sealed record CallRates
{
    /// <summary>The line below the heading.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The rates, of each kind in ascending order.</summary>
    public required IReadOnlyList<CallRate> Rates { get; init; }

    /// <summary>What the intervals are.</summary>
    public required string IntervalMeaning { get; init; }
}

/// <summary>One rate.</summary>
/// <param name="InFlight">How many calls were under way at a time.</param>
/// <param name="IsWarm">Whether code had been compiled before.</param>
/// <param name="PerSecond">Calls a second, and the interval over runs.</param>
public sealed record CallRate(int InFlight, bool IsWarm, Estimate PerSecond);
