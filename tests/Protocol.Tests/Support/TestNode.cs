namespace Distribution.Protocol.Tests;

/// <summary>One node of a test: its state, and the list of its effects.</summary>
internal sealed class TestNode(TestCluster cluster, NodeId id, NodeAddress address) : IInvocationSink
{
    private long commands;

    public NodeState State;

    public TestCluster Cluster => cluster;

    public NodeId Id => id;

    public NodeAddress Address => address;

    public ulong Incarnation { get; init; } = 1;

    public Random Random { get; } = new(id.Index + 1);

    public List<KeyValuePair<string, string>> Settings { get; } = [];

    public List<(NodeId To, NodeMessage Message)> Sent { get; } = [];

    public List<(TimerId Timer, Duration Delay)> Timers { get; } = [];

    public List<Invocation> Invoked { get; } = [];

    public List<IOwnedRoute> Released { get; } = [];

    public List<(CommandId Command, Outcome Outcome)> Completed { get; } = [];

    public List<SpawnRequest> Spawned { get; } = [];

    public SortedDictionary<TimerId, Instant> Armed { get; } = new(Comparer<TimerId>.Create(static (left, right) => left.Value.CompareTo(right.Value)));

    public List<NodeEvent> Events { get; } = [];

    public int Stops { get; set; }

    /// <summary>What becomes of messages to it.</summary>
    public NodeCondition Condition { get; set; }

    public RecordingEnvironment Environment => new(this);

    /// <summary>Begins a call and lets everything happen that can happen now.</summary>
    public CommandId Begin(Call call, NodeAddress? target = null, Duration? deadline = null)
    {
        var command = new CommandId(++commands);
        cluster.Protocol.OnCommand(ref State, command, new Command(target, call, deadline ?? Command.DefaultDeadline), Environment);
        cluster.Run();
        return command;
    }

    /// <summary>A call that ends without time passing.</summary>
    public Outcome Ask(Call call, NodeAddress? target = null) => OutcomeOf(Begin(call, target));

    /// <summary>A local call of this node's own program.</summary>
    public Outcome Ask(string service, string method, string arguments = "[]") =>
        Ask(Call.Local(service, method, Payload.OfText(arguments)));

    /// <summary>A group call of this node's own program.</summary>
    public Outcome AskGroup(string group, string service, string method, string arguments = "[]") =>
        Ask(new Call(group, service, method, Payload.OfText(arguments)));

    /// <summary>As text: the value's JSON, or the error.</summary>
    public string Text(string service, string method, string arguments = "[]") => Ask(service, method, arguments).ToString();

    /// <summary>How a command ended; it must have, once.</summary>
    public Outcome OutcomeOf(CommandId command)
    {
        var outcomes = Completed.FindAll(each => each.Command == command);
        Assert.That(outcomes, Has.Count.EqualTo(1), "a command completes exactly once");
        return outcomes[0].Outcome;
    }

    public bool IsCompleted(CommandId command) => Completed.Exists(each => each.Command == command);

    public void AddRoute(string name, IRoute route) => cluster.Protocol.AddRoute(ref State, name, route);

    /// <summary>This node's members of a group, as text.</summary>
    public string[] Members(string group)
    {
        var view = State.ViewOf(group);
        return view is null ? [] : [.. Enumerable.Range(0, view.Count).Select(index => view[index].ToString())];
    }

    public void Receive(NodeId from, in NodeMessage message)
    {
        cluster.Protocol.OnMessage(ref State, from, message, Environment);
        cluster.Run();
    }

    public void Completes(SpawnTicket ticket, SpawnOutcome outcome) =>
        cluster.Protocol.OnSpawnCompleted(ref State, ticket, outcome, Environment);

    public void Cancel(CommandId command) => cluster.Protocol.OnCancelled(ref State, command, Environment);

    object IInvocationSink.Host => this;

    void IInvocationSink.Completed(InvocationId invocation, Outcome outcome) =>
        cluster.Later(() => cluster.Protocol.OnInvocationCompleted(ref State, invocation, outcome, Environment));
}
