using Distribution.Experiments.Protocols;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>Maelstrom's broadcast workload (Fly.io and Kingsbury, "Gossip Glomers", challenges 3a to 3e): a flood on its topologies.</summary>
[Paper("Gossip Glomers, challenge 3")]
public sealed class GossipGlomersTests
{
    [TestCase("grid:5x5", "no", 56, 800)]
    [TestCase("grid:5x5", "yes", 80, 800)]
    [TestCase("line", "no", 24, 2_400)]
    [TestCase("line", "yes", 48, 2_400)]
    [TestCase("tree:4", "no", 24, 300)]
    public void A_flood_costs_what_the_graph_says(string topology, string echo, double payloads, double lastArrivalMs)
    {
        var setting = $"--nodes 25 --topology {topology} --echo {echo} --hop-latency 100ms --messages 10";
        var runs = PaperRuns.Of(new FloodProtocol(), setting, 3, 1);
        runs.AssertMean("payloads", payloads, 0);
        runs.AssertMean("messagesPerOperation", payloads, 0);
        runs.AssertMean("lastArrivalMs", lastArrivalMs, 0);
        runs.AssertMean("reach", 1, 0);
    }
}
