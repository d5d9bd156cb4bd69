using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution.Protocol.Tests;

/// <summary>The simulations that several tests run.</summary>
internal static class Runs
{
    internal static readonly RumorId Rumor = new(new OriginId(0), 0);

    internal static readonly NetworkOptions OnePercentLoss = new() { Loss = Chance.Of(0.01) };

    /// <summary>Infect and die with this fan-out.</summary>
    internal static Simulation<RumorMemory, Rumor> Push(
        int nodes, NetworkOptions? network = null, string fanout = "3", FanoutLaw law = FanoutLaw.Fixed) =>
        new(new PushGossip<SimulatedEnvironment<Rumor>>(), Options(nodes, network, fanout, law));

    /// <summary>Timed push as memberlist's defaults have it: every 200 ms to 3 nodes, 4 times the decimal digits of n.</summary>
    internal static Simulation<TransmitBudget, RumorBatch> Timed(int nodes, NetworkOptions? network = null) => new(
        new TimedPush<SimulatedEnvironment<RumorBatch>>(Duration.FromMilliseconds(200), 4), Options(nodes, network, "3", FanoutLaw.Fixed));

    /// <summary>One rumor, from node 0 at time zero, until nothing is left to happen.</summary>
    internal static void Run(Simulation<RumorMemory, Rumor> simulation, ulong seed)
    {
        simulation.Start(seed);
        simulation.Broadcast(Instant.Zero, new NodeId(0), Rumor);
        simulation.RunUntilIdle();
    }

    /// <summary>Ten rumors, r at r * 50 ms at node r * n / 10, until all is quiet.</summary>
    internal static void Run(Simulation<TransmitBudget, RumorBatch> simulation, ulong seed)
    {
        const int rumors = 10;
        simulation.Start(seed);
        for (var rumor = 0; rumor < rumors; rumor++)
        {
            var origin = new NodeId((int)((long)rumor * simulation.NodeCount / rumors));
            simulation.Broadcast(new Instant(rumor * 50_000_000L), origin, new RumorId(default, (uint)rumor));
        }

        simulation.RunUntilQuiet();
    }

    internal static SimulationOptions Options(int nodes, NetworkOptions? network = null, string fanout = "3", FanoutLaw law = FanoutLaw.Fixed)
    {
        Assert.That(FanoutFunction.TryParse(fanout, out var function), Is.True);
        return new SimulationOptions { Nodes = nodes, Network = network ?? new NetworkOptions(), Fanout = new Fanout(function!, law) };
    }
}
