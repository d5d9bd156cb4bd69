using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>
/// Full nodes in simulated time: the same <see cref="NodeProtocol{TEnvironment}"/> that runs over TCP, with nodes that come and go, user
/// services and the program around them. Messages, timers, commands, starts and ends of services, continuations of the program and its
/// virtual timers are events of ONE timeline: one order, one trace hash.
/// </summary>
/// <remarks>One thread: the one that made it. Whatever comes from another thread fails the run (<see
/// cref="EscapedException"/>).</remarks>
public sealed partial class SimulatedNodes
{
    private readonly SimulatedNodesOptions options;
    private readonly World<Envelope> world;
    private readonly NodeProtocol<SimulatedNodeEnvironment> protocol;
    private readonly AddressDirectory directory = new();
    private readonly List<SimulatedNode> nodes = [];
    private readonly EnvelopeForm form;
    private readonly EscapeWatch watch = new();
    private readonly SimulatedContext context;
    private RandomStream boot;
    private long commandsMade;
    private long spawnsMade;

    /// <summary>A world without nodes.</summary>
    public SimulatedNodes(SimulatedNodesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        form = new EnvelopeForm(directory);
        world = new World<Envelope>(options.Network, options.IsTraced, options.Processors)
        {
            Form = form,
            ChanceByName = options.ChanceByName,
        };
        world.Reset(options.Seed, 0);
        protocol = new NodeProtocol<SimulatedNodeEnvironment>(options.Limits, options.Liveness);
        if (world.Tracer is { } tracer)
        {
            tracer.TimerName = timer => protocol.NameOf(new TimerId(timer));
            tracer.Describe = node => nodes[node].IsRunning ? protocol.Describe(nodes[node].State) : "down";
        }

        boot = RandomStream.For(options.Seed, StreamPurpose.Boot, 0);
        context = new SimulatedContext(this, watch, null);
        Time = new SimulatedTimeProvider(this);
    }

    /// <summary>The present.</summary>
    public Instant Now => world.Timeline.Now;

    /// <summary>The world's clock, for timers of programs and services.</summary>
    public TimeProvider Time { get; }

    /// <summary>What has happened, in numbers.</summary>
    public Counters Counters => world.Counters;

    /// <summary>How many messages are on their way, copies and what paused nodes hold included.</summary>
    public long InFlight => world.InFlight;

    /// <summary>Is told of everything that happens at any node while it happens, which is no event of its own and changes nothing in
    /// the run; null: nobody is. It only looks.</summary>
    public Action<NodeAddress, NodeEvent>? Observer { get; set; }

    /// <summary>For how many calls, runs of services, spawns and gathers a node waits.</summary>
    public int PendingOf(NodeAddress address) => nodes[Resolve(address).Index].State.PendingCount;

    /// <summary>The hash of all events so far.</summary>
    public ulong TraceHash => world.Trace.Value;

    /// <summary>All that has happened, with causes, to be asked for between events; null: the world is not traced.</summary>
    public RunTrace? Trace => world.Tracer?.ToTrace(NodeCount);

    /// <summary>The input that goes on, or was the last, by its name: see <see cref="Simulation{TState, TMessage}.InputName"/>.</summary>
    public string InputName => world.InputName(timer => protocol.NameOf(new TimerId(timer)));

    /// <summary>The network, to partition and heal it.</summary>
    public Network Network => world.Network;

    /// <summary>Addresses that were ever used or spoken of; their numbers are 0 .. this - 1.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>The host's number for an address.</summary>
    public NodeId Resolve(NodeAddress address)
    {
        var number = directory.Resolve(address, world.AddNode);
        if (number.Index == nodes.Count)
        {
            world.SetUp(number.Index, up: false);
            nodes.Add(new SimulatedNode(address, number));
        }

        return number;
    }

    /// <summary>The address behind a number.</summary>
    public NodeAddress AddressOf(NodeId number) => directory[number];

    /// <summary>A name that no life of this node has given before: beginning, incarnation and a number.</summary>
    public string NextName(NodeAddress address, string beginning)
    {
        var node = nodes[Resolve(address).Index];
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{beginning}.{node.Incarnation}.{++node.NamesGiven}");
    }

    /// <summary>Registers a service of the program around a node.</summary>
    /// <exception cref="ArgumentException">The name is taken by a built-in service, or is no name.</exception>
    public void AddRoute(NodeAddress address, string name, IRoute route)
    {
        var node = nodes[Resolve(address).Index];
        if (protocol.AddRoute(ref node.State, name, route) is IOwnedRoute { HasEnd: true } replaced)
        {
            Release(node, replaced);
        }
    }

    /// <summary>Removes a service of the program around a node; false if there is none.</summary>
    public bool RemoveRoute(NodeAddress address, string name) => protocol.RemoveRoute(ref nodes[Resolve(address).Index].State, name);

    /// <summary>Lets someone watch what happens at a node, also in its later lives. Each event is told in an event of the
    /// timeline.</summary>
    public void Watch(NodeAddress address, Action<NodeEvent> watcher) => nodes[Resolve(address).Index].Watcher += watcher;

    /// <summary>Ends what <see cref="Watch"/> began.</summary>
    public void Unwatch(NodeAddress address, Action<NodeEvent> watcher) => nodes[Resolve(address).Index].Watcher -= watcher;

    /// <summary>A group as a node sees it; null: none runs there, or it has no such group or has not needed it yet.</summary>
    public GroupView? ViewOf(NodeAddress address, string group) => nodes[Resolve(address).Index].State.ViewOf(group);

    /// <summary>The latest news that a node has of another; of itself its own word. Null: it has none, or none runs there.</summary>
    public MemberUpdate? NewsOf(NodeAddress viewer, NodeAddress node)
    {
        var at = nodes[Resolve(viewer).Index];
        return !at.IsRunning ? null
            : viewer.Equals(node) ? new MemberUpdate(node, at.Incarnation, at.State.Objections, MemberStatus.Alive)
            : at.State.NewsOf(node);
    }

    internal bool IsObserved => Observer is not null || world.Tracer is not null;

    internal Instant TimeAt(SimulatedNode node) => world.TimeAt(node.Id.Index);

    internal int NextRandom(SimulatedNode node, int bound) => (int)world.Cells[node.Id.Index].Protocol.Below((ulong)bound);

    internal bool Buggify(SimulatedNode node, string point) => world.Buggify(node.Id.Index, point);

    internal void SetTimer(SimulatedNode node, TimerId timer, Duration delay) => world.SetTimer(node.Id.Index, timer, delay);

    internal IRoute? CreateRoute(string serviceType, out string refusal)
    {
        if (options.Services is { } services)
        {
            return services.Create(serviceType, out refusal);
        }

        refusal = $"'{serviceType}' cannot be made: this world was started without services";
        return null;
    }

    internal Func<int, double>? FindSubset(string function, out string refusal)
    {
        if (options.Services is { } services)
        {
            return services.Subset(function, out refusal);
        }

        refusal = "this world was started without functions";
        return null;
    }

    private SimulatedNodeEnvironment EnvironmentOf(SimulatedNode node) => new(this, node);

    /// <summary>Lets something happen now, after everything that was scheduled for now before; at a node that is paused by then, when it
    /// is resumed.</summary>
    private void Later(SimulatedNode? node, ulong fingerprint, Action action, string what, object? about = null)
    {
        if (node is null)
        {
            world.Schedule(Now, -1, fingerprint, action, what, about);
        }
        else
        {
            world.ScheduleWork(node.Id.Index, fingerprint, () => Take(node, action), what, about);
        }
    }
}
