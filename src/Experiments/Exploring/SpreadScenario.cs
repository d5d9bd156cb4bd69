using Distribution.Experiments.Exploring;
using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments;

/// <summary>What <c>explore</c> makes of a gossip protocol (<see cref="IListedProtocol.Explored"/>): messages begin at node 0 while there
/// are faults; a node delivers each at most once in a life, every message on the network is accounted for, and the protocol keeps its
/// promise.</summary>
/// <param name="protocol">The protocol.</param>
/// <param name="options">Its simulation, as <c>simulate</c> has it.</param>
/// <typeparam name="TState">A node's memory.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
public sealed partial class SpreadScenario<TState, TMessage>(
    IGossipProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol, SimulationOptions options) : Scenario
    where TState : struct
    where TMessage : struct
{
    // Each node may have sent each other one so many messages about each of the user's in a period that nobody has received yet.
    private const long OnTheWayMost = 100;

    private readonly Latency latency = options.Network.Latency;

    // What nodes forget that are no longer up, they need not learn again.
    private static readonly string[] Forgetting = ["crash", "half-open", "churn", "slow-boot", "boot-failure"];

    /// <summary>How many messages begin: 1 or more.</summary>
    public int Messages { get; init; } = 1;

    /// <summary>What becomes of them.</summary>
    public SpreadPromise Promise { get; init; }

    /// <summary>How often nodes act, so that faults and the calm after them last for some of its periods: at least a second, as for
    /// protocols that act at once.</summary>
    public Duration Period { get; init; } = Duration.FromSeconds(1);

    /// <inheritdoc/>
    public override Duration FaultTime => Period * 10;

    /// <inheritdoc/>
    public override Duration Calm => (Period * 40) + Travel;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults =>
        [.. base.Faults.Where(kind => Promise != SpreadPromise.Everybody || !Forgetting.Contains(kind))];

    /// <inheritdoc/>
    /// <remarks>Each node may pass each message on to each other.</remarks>
    public override long EventsMax(int nodes) => base.EventsMax(nodes) + (64L * Messages * nodes * nodes);

    /// <summary>What a message takes at most to everybody, by way of everybody; zero where latencies have no bound.</summary>
    private Duration Travel => latency.Most < Duration.MaxValue ? latency.Most * options.Nodes : Duration.Zero;

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var simulation = run.Simulate(protocol, options);
        var learned = new Learned(simulation.IncarnationOf);
        simulation.Observer = learned;
        var source = new NodeId(0);
        for (var number = 0; number < Messages; number++)
        {
            var message = new RumorId(default, (uint)number);
            var at = Instant.Zero + new Duration((Period * 8).Nanoseconds / 1_000 * run.NextRandom(1_000));
            run.Do($"{source} begins message {NumberText.Write(number)}", at, source, () =>
            {
                learned.Begin(message);
                simulation.Broadcast(run.Now, source, message);
            });
        }

        run.Always(learned);
        run.Always(new Accounted(() => simulation.Counters, () => simulation.InFlight));
        run.Always(new Bounded(
            "few messages are on their way",
            OnTheWayMost * (1 + (latency.Mean.Nanoseconds / Period.Nanoseconds)) * Messages * run.Nodes * run.Nodes,
            OnTheWay(simulation)));
        if (latency.Most < Duration.MaxValue)
        {
            Ask(run, simulation, learned);
        }

        run.Sometimes("all nodes learned all messages", () => learned.Begun == Messages && learned.Missing(run.Nodes) is null);
    }

    /// <summary>What comes about in the calm, in time for the latest message.</summary>
    private void Ask(ScenarioRun run, Simulation<TState, TMessage> simulation, Learned learned)
    {
        var within = (Period * 30) + Travel;
        if (Promise == SpreadPromise.Everybody)
        {
            run.Eventually("everybody learns every message", () => learned.Missing(run.Nodes), within);
        }
        else if (Promise == SpreadPromise.EverybodyUnlessLost)
        {
            run.Eventually(
                "everybody learns every message of which nothing is lost",
                () => IsWhole(simulation) ? learned.Missing(simulation.CountReachable(new NodeId(0))) : null,
                within);
        }
    }

    private static IEnumerable<(string Of, long Length)> OnTheWay(Simulation<TState, TMessage> simulation)
    {
        yield return ("the network", simulation.InFlight);
    }

    /// <summary>Whether no fault has kept anything from anybody.</summary>
    private static bool IsWhole(Simulation<TState, TMessage> simulation)
    {
        var (counters, nodes) = (simulation.Counters, Enumerable.Range(0, simulation.NodeCount).Select(index => new NodeId(index)));
        return counters.Lost + counters.Cut + counters.Overflowed + counters.Corrupted + counters.Unheard == 0
            && nodes.All(node => simulation.IsUp(node) && simulation.IncarnationOf(node) == 0);
    }
}
