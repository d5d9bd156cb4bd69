using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Simulator;
using Distribution.Tcp;

namespace Distribution;

/// <summary>A cluster of child processes over TCP. The origin runs in this process; children end with it, however it ends. Safe from any
/// thread.</summary>
public sealed class ProcessCluster : Cluster
{
    private readonly ProcessClusterOptions options;
    private readonly ProcessSpawner spawner;
    private readonly SemaphoreSlim starting = new(1);
    private TcpNode? node;
    private Node? origin;

    internal ProcessCluster(ProcessClusterOptions options)
    {
        this.options = options;
        spawner = new ProcessSpawner(
            new ProcessSpawnerOptions
            {
                Command = ChildProgram.Resolve(),
                Assemblies = options.Load,
                Liveness = options.Liveness,
                TracedMessages = options.TracedMessages,
            });
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The cluster has not started: it does in <see cref="RunAsync"/> and
    /// <see cref="StartAsync"/>.</exception>
    public override Node Origin =>
        origin ?? throw new InvalidOperationException("The cluster has not started yet: use it inside RunAsync.");

    /// <inheritdoc/>
    public override IReadOnlyList<Node> Nodes => [Origin, .. spawner.Addresses.Select(NodeAt)];

    /// <inheritdoc/>
    public override TimeProvider Time => TimeProvider.System;

    /// <summary>The child processes that have not ended, in no order.</summary>
    public IReadOnlyCollection<ChildProcess> Children => spawner.Children;

    /// <summary>What the origin's transport has done so far.</summary>
    public TcpCounters Counters => node?.Counters ?? throw new InvalidOperationException("The cluster has not started yet.");

    /// <summary>Starts the origin, unless it has started already.</summary>
    /// <exception cref="TcpStartException">It cannot listen; one line that says why.</exception>
    /// <exception cref="AssemblyRefusedException">A file of <see cref="ProcessClusterOptions.Load"/> cannot be loaded.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (node is null)
            {
                node = await TcpNode.StartAsync(
                    new TcpNodeOptions
                    {
                        Listen = options.Listen,
                        AdvertisedHost = options.AdvertisedHost,
                        Spawner = spawner,
                        Catalog = AssemblyLoading.CatalogOf(options.Load),
                        Liveness = options.Liveness,
                        NodeLimits = options.Limits,
                        TracedMessages = options.TracedMessages,
                    },
                    cancellationToken);
                origin = new Node(new TcpPort(node), node.Address);
                _ = EndChildrenAfterAsync(node);
            }
        }
        finally
        {
            starting.Release();
        }
    }

    /// <inheritdoc/>
    public override async Task RunAsync(Func<Cluster, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        await StartAsync();
        await body(this);
    }

    /// <summary>A node as the origin speaks to it, started by this cluster or not.</summary>
    public Node NodeAt(NodeAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new Node(Origin.Port, address);
    }

    /// <summary>The process of a node that this cluster's origin started; null if it has ended or is not its child.</summary>
    public ChildProcess? ProcessOf(Node child)
    {
        ArgumentNullException.ThrowIfNull(child);
        return spawner.Children.FirstOrDefault(process => child.Address.Equals(process.Address));
    }

    /// <summary>
    /// What the origin and the children that it has started have sent each other lately, as one run: the same trace that a simulated
    /// cluster gives, with the messages as its events. Each node has written down its last messages
    /// (<see cref="ProcessClusterOptions.TracedMessages"/>); a child that has ended, or does not answer, has taken its own with it.
    /// </summary>
    /// <param name="options">How long to wait for each child, and cancellation.</param>
    /// <exception cref="InvalidOperationException">The cluster is not traced.</exception>
    /// <exception cref="CallException">It was cancelled.</exception>
    public async Task<MergedTrace> TraceAsync(CallOptions options = default)
    {
        if (this.options.TracedMessages == 0)
        {
            throw new InvalidOperationException("The cluster is not traced: give ProcessClusterOptions.TracedMessages.");
        }

        var nodes = Nodes;
        var children = await Task.WhenAll(nodes.Skip(1).Select(child => ProcessTracing.ReadAsync(child, options)));

        // Last, so that the log has all that the others have heard of this node.
        var own = new TracedLife(node!.Incarnation, await node.ReadTraceAsync());
        return ProcessTracing.Merge(nodes, [own, .. children]);
    }

    /// <inheritdoc/>
    public override void Kill(Node node) => ChildOf(node).Kill();

    /// <inheritdoc/>
    public override void Pause(Node node) => ChildOf(node).Pause();

    /// <inheritdoc/>
    public override void Resume(Node node) => ChildOf(node).Resume();

    /// <summary>Makes a link bad on purpose, or good again, in one direction: what the one node sends to the other is late, lost or held as
    /// the shape says, and nobody is told. For a child it takes effect a moment after the order was handed over, in the order of such
    /// orders; a child that has ended takes none. TCP works below it as ever.</summary>
    /// <param name="from">The sender: the origin, or a child that it has started.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="shape">What happens to messages; null: nothing.</param>
    /// <exception cref="ArgumentException">The sender is neither, or is the receiver.</exception>
    public Task ShapeAsync(Node from, Node to, LinkShape? shape) =>
        IsOriginOf(from, to) ? node!.ShapeAsync(to.Address, shape) : ChildOf(from).ShapeAsync(to.Address, shape);

    /// <summary>Breaks the connections between two nodes: what waits at the first is lost, and both find out. Otherwise as
    /// <see cref="ShapeAsync"/>.</summary>
    public Task ResetAsync(Node from, Node to) =>
        IsOriginOf(from, to) ? node!.ResetAsync(to.Address) : ChildOf(from).ResetAsync(to.Address);

    /// <inheritdoc/>
    public override async Task RunPlanAsync(FaultPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var nodes = Nodes;
        var conditions = new PlannedConditions(this, nodes);
        var spells = ProcessPlan.Of(plan, nodes.Count, conditions, out var refusal);
        if (refusal is not null)
        {
            throw new FaultPlanException(refusal);
        }

        try
        {
            await PlannedSpell.RunAsync(spells, Time, cancellation);
        }
        finally
        {
            await conditions.SettleAsync();
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<AbsentFault> AbsentIn(FaultPlan plan) => AbsentFault.In(plan);

    /// <inheritdoc/>
    public override int? ExitCodeOf(Node node) => ChildOf(node).ExitCode;

    /// <inheritdoc/>
    public override string LogOf(Node node) => ChildOf(node).LastOutput;

    /// <inheritdoc/>
    private protected override async Task<SpawnRequest> EndAsync(Node node, CancellationToken cancellation)
    {
        var child = ChildOf(node);
        child.Kill();
        await child.Exited.WaitAsync(cancellation);
        return child.Request;
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeCoreAsync()
    {
        await spawner.DisposeAsync();
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        starting.Dispose();
    }

    /// <summary>Whether a link begins at the origin.</summary>
    private bool IsOriginOf(Node from, Node to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return !from.Equals(to) ? from.Equals(Origin) : throw new ArgumentException($"{to} has no link to itself.", nameof(to));
    }

    /// <summary>Children follow the node that has started them, also when its process goes on.</summary>
    private async Task EndChildrenAfterAsync(TcpNode ended)
    {
        await ended.Stopped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await spawner.DisposeAsync();
    }

    private ChildProcess ChildOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return spawner.ChildAt(node.Address) ?? throw new ArgumentException(
            $"{node} is not a child process of this cluster's origin, " +
            $"or it ended before the last {ProcessSpawner.EndedChildrenMax} that did.",
            nameof(node));
    }
}
