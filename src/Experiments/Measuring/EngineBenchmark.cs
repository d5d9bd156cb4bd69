using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Measuring;

/// <summary>What the two engine workloads share: a complete graph, latency uniform from 1 to 10 ms, 1 % loss, 3 targets a
/// contact.</summary>
internal static class EngineBenchmark
{
    /// <summary>How many nodes, 100,000 by default.</summary>
    internal static readonly ProtocolOption<int> Nodes = CommonOptions.NodesOf(100_000, CommonOptions.NodesMax);

    private const int Targets = 3;

    internal static SimulationOptions OptionsOf(Settings settings)
    {
        var nodes = settings.Get(Nodes);
        if (nodes <= Targets)
        {
            throw new UsageException(
                $"--nodes {nodes}: the workload contacts {Targets} others at a time, so allowed are more than {Targets} nodes");
        }

        return new SimulationOptions
        {
            Nodes = nodes,
            Network = new NetworkOptions { Loss = Chance.Of(0.01) },
            Fanout = new Fanout(FanoutFunction.Constant(Targets), FanoutLaw.Fixed),
        };
    }
}
