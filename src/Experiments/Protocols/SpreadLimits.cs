using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>What the options of spreading must hold so that a run ends, and has room in memory.</summary>
internal static class SpreadLimits
{
    /// <summary>The least rate of what a run waits for, by node and period: below it a run takes longer than anybody waits. Draws have a
    /// resolution of 2^-30 and chances one of 2^-53, so that much less would even be never.</summary>
    internal const double RateLeast = 1e-6;

    // More draws by node than this tell everybody anyway.
    private const int PoissonByNode = 10;

    /// <summary>How many targets a node contacts at a time, in the mean.</summary>
    /// <param name="fanout">The wanted mean.</param>
    /// <param name="law">The distribution around it.</param>
    /// <param name="nodes">At least 1.</param>
    /// <exception cref="UsageException">The draws would not fit into memory.</exception>
    internal static double MeanOf(FanoutFunction fanout, FanoutLaw law, int nodes)
    {
        var mean = fanout.Of(nodes);
        if (law != FanoutLaw.Poisson)
        {
            return Math.Min(mean, nodes - 1);
        }

        var most = Math.Min(Fanout.PoissonMeanMax, (long)PoissonByNode * nodes);
        return mean <= most
            ? mean
            : throw new UsageException(
                $"--fanout {fanout}: a target may be drawn twice under --fanout-law poisson, and each draw takes memory: "
                + $"allowed are means up to {NumberText.Write(most)} with --nodes {NumberText.Write(nodes)}");
    }
}
