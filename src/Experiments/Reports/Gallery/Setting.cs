namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What all runs behind a chart have in common, for its subtitle.</summary>
/// <param name="Protocol">The protocol and its mode, as a reader would name it.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Runs">How many runs each point rests on; 0: it was computed.</param>
/// <param name="Seed">The root seed.</param>
public sealed record Setting(string Protocol, int Nodes, int Runs, ulong Seed)
{
    /// <summary>Whether the number of nodes differs from point to point, so that it cannot be said here.</summary>
    public bool NodesVary { get; init; }

    /// <summary>The most runs that a point rests on, where that is more than <see cref="Runs"/>.</summary>
    public int MostRuns { get; init; }

    /// <summary>How many messages a run sends to everybody.</summary>
    public int Messages { get; init; } = 1;

    /// <summary>How many of the nodes are live, the source included.</summary>
    public int Live { get; init; } = Nodes;

    /// <summary>The smallest share of nodes that the runs together can tell from zero.</summary>
    public double Resolution => 1.0 / ((double)Live * Math.Max(Runs, 1) * Messages);

    /// <summary>How a chart names <see cref="Resolution"/>.</summary>
    public string ResolutionName => $"1/({(Live < Nodes ? "live nodes" : "n")} × runs{(Messages == 1 ? "" : " × messages")})";

    /// <summary><c>push gossip, n = 1,000, 200 runs, seed 1</c>.</summary>
    public override string ToString()
    {
        var nodes = NodesVary ? "" : $"n = {Format.Count(Nodes)}, ";
        var runs = MostRuns > Runs ? $"{Format.Count(Runs)} to {Format.Count(MostRuns)}" : Format.Count(Runs);
        var noun = Runs == 1 && MostRuns <= 1 ? "run" : "runs";
        return Runs == 0 ? $"{Protocol}, {nodes}exact" : FormattableString.Invariant($"{Protocol}, {nodes}{runs} {noun}, seed {Seed}");
    }
}
