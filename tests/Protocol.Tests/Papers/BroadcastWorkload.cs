using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>Maelstrom's broadcast workload against replicas of a map that mail what is written and mend by anti-entropy: 25 nodes, 100 ms a
/// hop, 100 operations a second for 20 s, every other one a read, which costs no message.</summary>
internal sealed class BroadcastWorkload : IReplicaObserver
{
    internal const int Nodes = 25;
    internal const int Seconds = 20;
    internal const int OperationsEachSecond = 100;
    internal const int Writes = Seconds * OperationsEachSecond / 2;

    private readonly Simulation<ReplicaState, ReplicaMessage> simulation;
    private readonly MapAntiEntropy<SimulatedEnvironment<ReplicaMessage>> protocol;
    private readonly SortedDictionary<string, (int Count, Instant Last)> known = new(StringComparer.Ordinal);
    private readonly List<Instant> written = [];

    internal BroadcastWorkload(ulong seed)
    {
        var options = new ReplicaOptions
        {
            Mode = SpreadMode.PushPull,
            Exchange = ExchangeRule.Recent,
            Window = Duration.FromSeconds(2),
            Mails = true,
        };
        protocol = new(new GossipClock(ClockModel.Staggered, Duration.FromSeconds(1)), options, this);
        simulation = new(protocol, new SimulationOptions
        {
            Nodes = Nodes,
            Network = new NetworkOptions { Latency = Latency.Constant(Duration.FromMilliseconds(100)) },
        });
        simulation.Start(seed);
        var random = new Random((int)seed);
        for (var i = 0; i < Writes; i++)
        {
            var key = $"{i}";
            var at = Instant.Zero + (Duration.FromMilliseconds(2_000 / OperationsEachSecond) * i);
            written.Add(at);
            simulation.Act(at, new NodeId(random.Next(Nodes)), (ref state, environment) =>
                protocol.Put(ref state, key, Payload.OfText(key), environment));
        }
    }

    /// <summary>Messages between nodes for an operation.</summary>
    internal double MessagesPerOperation => simulation.Counters.Sent / (double)(Seconds * OperationsEachSecond);

    /// <summary>From a write until every node knows of it, in milliseconds, in ascending order.</summary>
    internal double[] LatenciesMs => [.. Enumerable.Range(0, Writes).Select(i => (known[$"{i}"].Last - written[i]).TotalMilliseconds).Order()];

    /// <summary>How many nodes hold every value.</summary>
    internal int Complete
    {
        get
        {
            var complete = 0;
            foreach (var state in simulation.States)
            {
                complete += state.Replica!.Shown.Entries.Count == Writes ? 1 : 0;
            }

            return complete;
        }
    }

    public void Changed(NodeId site, MapEntry entry, Instant at) =>
        known[entry.Key] = (known.GetValueOrDefault(entry.Key).Count + 1, at);

    /// <summary>Keeps the first nodes from the others for a while.</summary>
    internal void Partition(int first, Duration from, Duration until)
    {
        simulation.Schedule(Instant.Zero + from, NodeId.None, () =>
            simulation.Network.Partition([.. Enumerable.Range(0, Nodes).Select(node => node < first ? 1 : 0)]));
        simulation.Schedule(Instant.Zero + until, NodeId.None, simulation.Network.Heal);
    }

    internal void RunUntil(Duration end)
    {
        while (simulation.Now < Instant.Zero + end)
        {
            simulation.Step();
        }
    }
}
