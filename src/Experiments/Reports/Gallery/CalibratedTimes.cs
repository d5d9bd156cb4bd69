namespace Distribution.Experiments.Reports.Gallery;

/// <summary>When the last member of a group learns, on processes and in the simulator that was calibrated by them.</summary>
public sealed record CalibratedTimes
{
    /// <summary>The line below the heading.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The groups, by size.</summary>
    public required IReadOnlyList<CalibratedTime> Groups { get; init; }
}

/// <summary>One group.</summary>
/// <param name="Nodes">How many members.</param>
/// <param name="Processes">The median of the last arrivals on processes, in milliseconds.</param>
/// <param name="Simulator">The same in the simulator.</param>
public sealed record CalibratedTime(int Nodes, double Processes, double Simulator);
