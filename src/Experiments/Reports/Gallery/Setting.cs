namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What all runs behind a chart have in common, for its subtitle.</summary>
/// <param name="Protocol">The protocol and its mode, as a reader would name it.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Runs">How many runs each point rests on.</param>
/// <param name="Seed">The root seed.</param>
public sealed record Setting(string Protocol, int Nodes, int Runs, ulong Seed)
{
    /// <summary>The smallest share of nodes that the runs together can tell from zero.</summary>
    public double Resolution => 1.0 / ((double)Nodes * Math.Max(Runs, 1));

    /// <summary><c>push gossip, n = 1,000, 200 runs, seed 1</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Protocol}, n = {Format.Count(Nodes)}, {Format.Count(Runs)} {(Runs == 1 ? "run" : "runs")}, seed {Seed}");
}
