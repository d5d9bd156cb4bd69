using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>A cluster in simulated time. Everything that a program does in it is replayed by its seed alone.</summary>
/// <remarks>One thread: the one that made it.</remarks>
public sealed class SimulatedCluster : Cluster, IDisposable
{
    private readonly SimulatedNodes world;

    internal SimulatedCluster(SimulatedClusterOptions options)
    {
        world = new SimulatedNodes(new SimulatedNodesOptions
        {
            Seed = options.Seed,
            Network = options.Network,
            Processors = options.Processors,
            ChanceByName = options.ChanceByName,
            IsTraced = options.IsTraced,
            BootDelay = options.BootDelay,
            BootFailure = options.BootFailure,
            TimeLimit = Duration.FromTimeSpan(options.TimeLimit),
            Liveness = options.Liveness,
            Filter = options.Filter,
            Services = options.Services,
        });
        Origin = NodeAt(world.Start(new NodeAddress("127.0.0.1", 0), []));
    }

    internal SimulatedNodes World => world;

    /// <inheritdoc/>
    public override Node Origin { get; }

    /// <inheritdoc/>
    /// <remarks>All nodes of the run, whoever has started them.</remarks>
    public override IReadOnlyList<Node> Nodes =>
        [.. Enumerable.Range(0, world.NodeCount).Select(number => NodeAt(world.AddressOf(new NodeId(number))))];

    /// <inheritdoc/>
    public override TimeProvider Time => world.Time;

    /// <summary>The present, since the start of the run.</summary>
    public Instant Now => world.Now;

    /// <summary>The hash of everything that has happened: equal for equal seeds and programs, in every process.</summary>
    public ulong TraceHash => world.TraceHash;

    /// <summary>What has happened, in numbers.</summary>
    public Counters Counters => world.Counters;

    /// <summary>All that has happened, with causes; null: the cluster is not traced.</summary>
    public RunTrace? Trace => world.Trace;

    /// <summary>How many messages are on their way, copies and what halted nodes hold included.</summary>
    public long InFlight => world.InFlight;

    /// <inheritdoc/>
    /// <exception cref="EscapedException">The body awaited something that is not the cluster's.</exception>
    /// <exception cref="StuckException">The body waits for something that will not happen.</exception>
    public override Task RunAsync(Func<Cluster, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            Run(() => body(this));
            return Task.CompletedTask;
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    /// <summary>Runs a program as <see cref="RunAsync"/> does, and returns when it has ended.</summary>
    /// <exception cref="EscapedException">The program awaited something that is not the cluster's.</exception>
    /// <exception cref="StuckException">The program waits for something that will not happen.</exception>
    public void Run(Func<Task> program) => world.Run(program);

    /// <summary>Nothing is held: a simulated cluster is memory alone.</summary>
    public void Dispose()
    {
        // No process, no socket, no thread.
    }

    /// <summary>Starts nodes that are there at once, without a boot. For large clusters.</summary>
    /// <param name="count">How many; 0 or more.</param>
    public IReadOnlyList<Node> Start(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, count).Select(_ => NodeAt(world.Start(new NodeAddress("127.0.0.1", 0), [])))];
    }

    /// <summary>A node of this cluster as the origin speaks to it, started or not.</summary>
    public Node NodeAt(NodeAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new Node(new SimulatedPort(world, Origin?.Address ?? address), address);
    }

    /// <summary>A node as its own program speaks to it: as if this program ran there.</summary>
    public Node ProgramOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new Node(new SimulatedPort(world, node.Address), node.Address);
    }

    /// <summary>For how many calls, runs of services, spawns and gathers a node waits.</summary>
    public int PendingOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return world.PendingOf(node.Address);
    }

    /// <summary>A group as a node sees it now; null: none runs there, or it has no such group or has not needed it yet.</summary>
    public GroupView? ViewOf(Node node, string gid)
    {
        ArgumentNullException.ThrowIfNull(node);
        return world.ViewOf(node.Address, gid);
    }

    /// <summary>The latest news that a node has of another; of itself its own word. Null: it has none, or none runs there.</summary>
    public MemberUpdate? NewsOf(Node viewer, NodeAddress node)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(node);
        return world.NewsOf(viewer.Address, node);
    }

    /// <summary>Tells of everything that happens at any node from now on, with the node, while it happens: for oracles. Unlike
    /// <see cref="Node.Events"/> it makes no event of the run, so <paramref name="observer"/> only looks: it asks nothing of the
    /// cluster.</summary>
    public void Observe(Action<NodeAddress, NodeEvent> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        world.Observer += observer;
    }

    /// <inheritdoc/>
    public override void Kill(Node node) => world.Kill(AddressOf(node));

    /// <inheritdoc/>
    public override void Pause(Node node) => world.Pause(AddressOf(node));

    /// <inheritdoc/>
    public override void Resume(Node node) => world.Resume(AddressOf(node));

    /// <inheritdoc/>
    public override int? ExitCodeOf(Node node) => world.ExitCodeOf(AddressOf(node));

    /// <inheritdoc/>
    public override string LogOf(Node node)
    {
        _ = AddressOf(node);
        return string.Empty;
    }

    /// <summary>Keeps nodes apart: messages cross only within the given side and within the rest. What is on its way arrives.</summary>
    public void Partition(params IEnumerable<Node> side)
    {
        ArgumentNullException.ThrowIfNull(side);
        var sides = new int[world.NodeCount];
        foreach (var node in side)
        {
            sides[world.Resolve(node.Address).Index] = 1;
        }

        world.Network.Partition(sides);
    }

    /// <summary>Prepares the faults of a plan whose times count from the start of the run, below the verbs of the cluster.</summary>
    internal void Inject(FaultPlan plan) => plan.Inject(world);

    /// <inheritdoc/>
    /// <remarks>Messages whose fate a plan has decided by name (<c>message</c>) are counted from the start of the run.</remarks>
    public override async Task RunPlanAsync(FaultPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (RefusalOf(plan, Nodes.Count) is { } refusal)
        {
            throw new FaultPlanException(refusal);
        }

        var (planned, started) = (new PlannedWorld(this, world), Time.GetTimestamp());
        try
        {
            cancellation.ThrowIfCancellationRequested();
            planned.Inject(plan);
            var end = plan.All(fault => FaultCode.EndOf(fault) < Instant.MaxValue) ? plan.End : Instant.MaxValue;
            await PlannedSpell.UntilAsync(end, started, Time, cancellation);
        }
        finally
        {
            await planned.EndAsync();
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<AbsentFault> AbsentIn(FaultPlan plan) => [];

    /// <summary>Ends the partition.</summary>
    public void Heal() => world.Network.Heal();

    /// <inheritdoc/>
    private protected override Task<SpawnRequest> EndAsync(Node node, CancellationToken cancellation)
    {
        var address = AddressOf(node);
        world.Kill(address);
        return Task.FromResult(world.RequestOf(address)!);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeCoreAsync() => ValueTask.CompletedTask;

    private NodeAddress AddressOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return !node.Equals(Origin) && world.HasRun(node.Address)
            ? node.Address
            : throw new ArgumentException($"{node} is the origin of this cluster, or has never run in it.", nameof(node));
    }
}
