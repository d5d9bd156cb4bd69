using Distribution.Experiments.Protocols;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>Maelstrom's broadcast workload (Fly.io and Kingsbury, "Gossip Glomers", challenges 3a to 3e): a flood on its topologies, and
/// what meets the target.</summary>
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

    /// <summary>Challenge 3d: under 30 messages an operation, median latency under 400 ms, the longest under 600 ms.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Mail_and_anti_entropy_meet_the_target_for_efficiency(int seed)
    {
        var workload = new BroadcastWorkload((ulong)seed);
        workload.RunUntil(Duration.FromSeconds(BroadcastWorkload.Seconds + 2));
        var latencies = workload.LatenciesMs;
        TestContext.Out.WriteLine($"{workload.MessagesPerOperation} messages, {latencies[latencies.Length / 2]} ms, {latencies[^1]} ms");
        Assert.That(workload.MessagesPerOperation, Is.LessThan(30));
        Assert.That(latencies[latencies.Length / 2], Is.LessThan(400));
        Assert.That(latencies[^1], Is.LessThan(600));
        Assert.That(workload.Complete, Is.EqualTo(BroadcastWorkload.Nodes));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Mail_and_anti_entropy_stay_correct_under_a_partition(int seed)
    {
        var workload = new BroadcastWorkload((ulong)seed);
        workload.Partition(first: 10, Duration.FromSeconds(5), Duration.FromSeconds(15));
        workload.RunUntil(Duration.FromSeconds(14));
        Assert.That(workload.Complete, Is.Zero);
        workload.RunUntil(Duration.FromSeconds(BroadcastWorkload.Seconds + 10));
        Assert.That(workload.Complete, Is.EqualTo(BroadcastWorkload.Nodes));
        Assert.That(workload.MessagesPerOperation, Is.LessThan(30));
    }
}
