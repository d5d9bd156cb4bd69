namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Samples of one time in the simulator and on real processes, setting by setting.</summary>
public sealed record ComparedSamples
{
    /// <summary>What the runs have in common.</summary>
    public required Setting Setting { get; init; }

    /// <summary>What was timed: <c>lastArrivalMs</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The settings, in the order of the grid.</summary>
    public required IReadOnlyList<ComparedSample> Settings { get; init; }
}

/// <summary>The samples of one setting.</summary>
/// <param name="Name">What distinguishes it: <c>nodes 6, subset ln</c>.</param>
/// <param name="Simulator">The simulator's samples in milliseconds.</param>
/// <param name="Processes">The processes' samples in milliseconds.</param>
/// <param name="Distance">The Kolmogorov-Smirnov distance of the two, 0 to 1.</param>
public sealed record ComparedSample(string Name, IReadOnlyList<double> Simulator, IReadOnlyList<double> Processes, double Distance);
