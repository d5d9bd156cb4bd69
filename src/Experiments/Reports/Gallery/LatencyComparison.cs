namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Samples of one latency in the simulator and on real processes.</summary>
public sealed record LatencyComparison
{
    /// <summary>What the runs have in common.</summary>
    public required Setting Setting { get; init; }

    /// <summary>What was timed, in lower case: <c>last arrival</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The simulator's samples in milliseconds.</summary>
    public required IReadOnlyList<double> Simulator { get; init; }

    /// <summary>The samples of the simulator where work takes no time, in milliseconds; empty: there are none.</summary>
    public IReadOnlyList<double> WithoutProcessors { get; init; } = [];

    /// <summary>The processes' samples in milliseconds.</summary>
    public required IReadOnlyList<double> Processes { get; init; }
}
