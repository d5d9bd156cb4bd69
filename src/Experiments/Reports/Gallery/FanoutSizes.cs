namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Sweeps over the fan-out at several numbers of nodes.</summary>
public sealed record FanoutSizes
{
    /// <summary>The line below the headings: what the runs have in common but the number of nodes.</summary>
    public required string Subtitle { get; init; }

    /// <summary>A sweep for each number of nodes, ascending; the fan-outs may differ, since they may be functions of n.</summary>
    public required IReadOnlyList<FanoutSweep> Sweeps { get; init; }

    /// <summary>The share of runs that reach every node, for each sweep one estimate a fan-out, as the sweep has them; empty where it was
    /// not measured.</summary>
    public IReadOnlyList<IReadOnlyList<Estimate>> All { get; init; } = [];

    /// <summary>The fan-outs of settings that failed, each as often as settings did.</summary>
    public IReadOnlyList<double> FailedAt { get; init; } = [];

    /// <summary>The name of the theory of <see cref="All"/>, which is exp(-exp(-c)); empty: none is shown.</summary>
    public string AllTheory { get; init; } = "";
}
