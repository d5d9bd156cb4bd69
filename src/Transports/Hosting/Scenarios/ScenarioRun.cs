using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>One run of a scenario, as <see cref="Scenario.Build"/> prepares it.</summary>
/// <remarks>One thread. What is given here runs between events of the run, and nothing of it may depend on anything but the
/// run.</remarks>
public sealed partial class ScenarioRun
{
    private readonly Trial trial;
    private readonly ScenarioTerms terms;
    private readonly List<Fault> recorded = [];
    private readonly List<WorkloadStep> steps = [];
    private readonly List<(string Name, Oracle Oracle)> oracles = [];
    private readonly List<Expectation> expectations = [];
    private readonly List<Mark> marks = [];
    private RandomStream stream;
    private Instant begun;
    private IFaultyWorld? world;
    private Func<bool> step = () => false;
    private Func<ulong> hash = () => 0;
    private Func<RunTrace?> trace = () => null;

    internal ScenarioRun(Trial trial)
    {
        this.trial = trial;
        terms = ScenarioTerms.Of(trial.Scenario);
        eventsMax = ScenarioTerms.Asked(
            trial.Scenario, nameof(Scenario.EventsMax), asked => asked.EventsMax(trial.Nodes), most => most > 0, "a number of 1 or more");
        stream = RandomStream.For(trial.Seed, StreamPurpose.Scenario, 0);
    }

    /// <summary>How many nodes there are; they have the numbers 0 .. this - 1.</summary>
    public int Nodes => trial.Nodes;

    /// <summary>All chance of the run.</summary>
    public ulong Seed => trial.Seed;

    /// <summary>How long faults go on and the workload may be in this run.</summary>
    public Duration FaultTime => trial.FaultTime ?? terms.FaultTime;

    /// <summary>The present, in true time.</summary>
    public Instant Now => World.Now;

    internal IFaultyWorld World => world
        ?? throw new InvalidOperationException("it has no nodes: Build must call Simulate or Cluster first.");

    /// <summary>A number in 0 .. <paramref name="exclusiveUpperBound"/> - 1 from the scenario's own stream, for its workload.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1: there is no such number.</exception>
    public int NextRandom(int exclusiveUpperBound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveUpperBound, 1);
        return (int)stream.Below((ulong)exclusiveUpperBound);
    }

    /// <summary>Lets the nodes run one protocol in simulated time, and starts them.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="options">The simulation, but for what the run decides; null: the defaults.</param>
    public Simulation<TState, TMessage> Simulate<TState, TMessage>(
        IProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol, SimulationOptions? options = null)
        where TState : struct
        where TMessage : struct
    {
        options ??= new SimulationOptions { Nodes = Nodes };
        var simulation = new Simulation<TState, TMessage>(protocol, new SimulationOptions
        {
            Nodes = Nodes,
            Network = options.Network,
            Topology = options.Topology,
            Fanout = options.Fanout,
            DeliversCorrupted = options.DeliversCorrupted,
            ChanceByName = true,
            IsTraced = trial.IsTraced,
        });
        Use(simulation, simulation.Step, () => simulation.TraceHash, () => simulation.Trace, () => simulation.InputName);
        isStarting = true;
        simulation.Start(Seed, prepare: Prepare);
        isStarting = false;
        return simulation;
    }

    /// <summary>Lets full nodes run in simulated time: all are up. Node 0 is the origin.</summary>
    /// <param name="options">The cluster, but for what the run decides; null: the defaults.</param>
    /// <param name="setUp">A program that prepares the nodes, given them by number, before anything goes wrong; null: they are in no group
    /// and serve nothing of the user's.</param>
    public SimulatedCluster Cluster(
        SimulatedClusterOptions? options = null, Func<SimulatedCluster, IReadOnlyList<Node>, Task>? setUp = null)
    {
        var cluster = new SimulatedCluster((options ?? new SimulatedClusterOptions()) with
        {
            Seed = Seed,
            ChanceByName = true,
            IsTraced = trial.IsTraced,
        });
        Use(cluster.World, cluster.World.Step, () => cluster.TraceHash, () => cluster.Trace, () => cluster.World.InputName);
        isStarting = true;
        Node[] nodes = [cluster.Origin, .. cluster.Start(Nodes - 1)];
        if (setUp is not null)
        {
            cluster.World.Run(() => setUp(cluster, nodes), CountEvent);
        }

        isStarting = false;
        (begin, waitedUntil) = (cluster.World.Begin, () => cluster.World.WaitedUntil);
        Prepare(cluster.World);
        return cluster;
    }

    private void Use(IFaultyWorld used, Func<bool> stepOf, Func<ulong> hashOf, Func<RunTrace?> traceOf, Func<string> inputOf)
    {
        if (world is not null)
        {
            throw new InvalidOperationException("A scenario has one world: Build calls Simulate or Cluster once.");
        }

        (world, step, hash, trace, input) = (used, stepOf, hashOf, traceOf, inputOf);
    }

    private void Prepare(IFaultyWorld prepared)
    {
        begun = prepared.Now;
        prepared.Network.Recorder = recorded.Add;
        prepared.Points.Recorder = recorded.Add;
        trial.Plan.Inject(prepared);
        var (from, until) = (trial.Fork?.At ?? Instant.Zero, Instant.Zero + FaultTime);
        if (trial.Strategy?.Rule(trial.Fork?.Chance ?? Seed, Nodes, from, until) is { } rule)
        {
            prepared.Network.Add(rule);
        }
    }
}
