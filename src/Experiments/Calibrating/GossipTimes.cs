using Distribution.Experiments.Scenarios;
using Distribution.Experiments.Statistics;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Calibrating;

/// <summary>A group whose messages a calibration is made of.</summary>
/// <param name="Nodes">How many members.</param>
/// <param name="Subset">To how many of them each passes a message on.</param>
internal sealed record GossipTimes(int Nodes, FanoutFunction Subset)
{
    /// <summary>Sends messages among processes or what stands for them.</summary>
    /// <returns>Those that have reached a member.</returns>
    internal async Task<IReadOnlyList<GossipSample>> TakeAsync(
        Cluster cluster, IReadOnlyList<Node> nodes, int messages, CancellationToken cancellation)
    {
        var settings = new GroupSettings { Subset = Subset };
        var scenario = await GossipScenario.PrepareAsync(cluster, [.. nodes.Take(Nodes)], settings, isAsOnProcesses: true);
        var summary = await scenario.MeasureAsync(messages, GossipScenario.QuietOnProcesses(settings.Repair), cancellation);
        return [.. summary.Samples.Where(sample => sample.Arrivals.Count > 0)];
    }

    /// <summary>Sends messages in the simulator with a calibration; the same for the same calibration.</summary>
    internal IReadOnlyList<GossipSample> Simulate(Calibration calibration, int messages)
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions
        {
            Seed = (ulong)Nodes,
            Network = new NetworkOptions { Latency = calibration.OnTheWire },
            Processors = calibration.Costs,
            Liveness = null,
            TimeLimit = Duration.MaxValue.ToTimeSpan(),
        });
        IReadOnlyList<GossipSample> samples = [];
        cluster.Run(async () => samples = await TakeAsync(cluster, cluster.Start(Nodes), messages, CancellationToken.None));
        return samples;
    }

    /// <summary>The median of the last arrivals of messages, in milliseconds.</summary>
    internal static double MedianOf(IEnumerable<GossipSample> samples) => MedianOf(samples.Select(sample => sample.Arrivals[^1]));

    /// <summary>The median of figures in any order.</summary>
    internal static double MedianOf(IEnumerable<double> figures) => Quantile.Of([.. figures.Order()], 0.5);
}
