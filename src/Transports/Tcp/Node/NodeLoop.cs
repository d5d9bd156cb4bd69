using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Feeds the full node and carries out its own effects. Within the loop except where said.</summary>
internal sealed class NodeLoop : TcpLoop<NodeMessage>
{
    private readonly TcpNodeOptions options;
    private readonly NodeProtocol<TcpNodeEnvironment> protocol;
    private readonly Dictionary<long, CommandInput> commands = [];
    private readonly Queue<CommandInput> completed = [];
    private readonly List<Task> releases = [];
    private NodeState state;
    private long spawns;

    internal NodeLoop(Endpoint endpoint, TcpNodeOptions options)
        : base(endpoint, options)
    {
        this.options = options;
        protocol = new NodeProtocol<TcpNodeEnvironment>(options.NodeLimits, options.Liveness);
        Settings = Sorted(options.Settings);
        Observer = new NodeObserver(options.Machine, Address);
        Node = new TcpNode(this);
    }

    internal IReadOnlyList<KeyValuePair<string, string>> Settings { get; }

    /// <summary>The node as programs see it. Any thread.</summary>
    internal TcpNode Node { get; }

    /// <summary>Who watches the node. Any thread.</summary>
    internal NodeObserver Observer { get; }

    private TcpNodeEnvironment Environment => new(this);

    internal void OnCommand(CommandInput input)
    {
        if (IsStopping)
        {
            input.Complete(Outcome.Failed(CallErrorKind.Stopping, $"{Address} has stopped"));
            completed.Enqueue(input);
            return;
        }

        Step.Came();
        commands.Add(input.Id.Value, input);
        protocol.OnCommand(ref state, input.Id, input.Command, Environment);
    }

    internal void OnCancelled(CommandId command)
    {
        if (!IsStopping)
        {
            protocol.OnCancelled(ref state, command, Environment);
        }
    }

    internal void OnInvocationCompleted(InvocationId invocation, Outcome outcome)
    {
        Step.Came();
        if (!IsStopping)
        {
            protocol.OnInvocationCompleted(ref state, invocation, outcome, Environment);
        }
    }

    internal void AddRoute(string name, IRoute route)
    {
        if (protocol.AddRoute(ref state, name, route) is IOwnedRoute { HasEnd: true } replaced)
        {
            Release(replaced);
        }
    }

    /// <summary>User code, so on the pool. The node has not stopped before it has ended.</summary>
    internal void Release(IOwnedRoute route)
    {
        releases.RemoveAll(static release => release.IsCompleted);
        releases.Add(Task.Run(route.EndAsync));
    }

    internal bool RemoveRoute(string name) => protocol.RemoveRoute(ref state, name);

    internal void Complete(CommandId command, Outcome outcome)
    {
        if (commands.Remove(command.Value, out var input))
        {
            input.Complete(outcome);
            completed.Enqueue(input);
        }
    }

    internal void Invoke(in Invocation invocation)
    {
        Step.Expect(1);
        Loop.Machine.Queue(new InvocationRun(this, invocation));
    }

    internal SpawnTicket Spawn(SpawnRequest request)
    {
        var ticket = new SpawnTicket(spawns++);
        if (options.Spawner is { } spawner)
        {
            spawner.Spawn(ticket, request, outcome => OnSpawnCompleted(ticket, outcome));
        }
        else
        {
            OnSpawnCompleted(ticket, new SpawnOutcome(SpawnStatus.Refused, null, 0, $"{Address} was not given the means to start nodes"));
        }

        return ticket;
    }

    internal IRoute? CreateRoute(string serviceType, out string refusal)
    {
        if (options.Catalog is { } catalog)
        {
            return catalog.Create(serviceType, out refusal);
        }

        refusal = $"{Address} was given no service types";
        return null;
    }

    internal Func<int, double>? FindSubset(string function, out string refusal)
    {
        if (options.Catalog is { } catalog)
        {
            return catalog.Subset(function, out refusal);
        }

        refusal = $"{Address} was given no functions";
        return null;
    }

    protected override void OnStart() => protocol.OnStart(ref state, Environment);

    protected override void OnMessage(NodeId from, in NodeMessage message) => protocol.OnMessage(ref state, from, message, Environment);

    protected override void OnTimer(TimerId timer) => protocol.OnTimer(ref state, timer, Environment);

    protected override long Progress => state.CallsBegun;

    protected override void OnUnreachable(NodeId peer, long progress) =>
        protocol.OnUnreachable(ref state, peer, progress, Environment);

    /// <summary>Whoever waits for an answer is told at once. A result that cannot be sent is replaced by an error that fits.</summary>
    protected override void OnNotSent(NodeId to, in NodeMessage message, SendResult reason)
    {
        if (Observer.IsWatched)
        {
            var error = NotSent(to, message, reason).Error;
            Observer.Happened(new NodeEvent(NodeEventKind.Dropped) { Node = Book.AddressOf(to), Error = error });
        }

        if (message.CallId == 0)
        {
            return;
        }

        if (message.Kind != MessageKind.Reply)
        {
            ReceiveLocally(to, NodeMessage.Reply(message.CallId, NotSent(to, message, reason)));
        }
        else if (reason is SendResult.TooLarge or SendResult.QueueFull)
        {
            Mesh.Send(to, NodeMessage.Reply(message.CallId, NotSent(to, message, reason)), isRefusal: true);
        }
    }

    /// <inheritdoc/>
    protected override string WordsOf(object message) => ((NodeMessage)message).InWords(Book);

    /// <summary>The protocol has answered what it knew of; what it did not is answered here.</summary>
    protected override void OnStopping()
    {
        foreach (var input in commands.Values)
        {
            input.Complete(Outcome.Failed(CallErrorKind.Stopping, $"{Address} has stopped"));
            completed.Enqueue(input);
        }

        commands.Clear();
        foreach (var route in NodeProtocol<TcpNodeEnvironment>.TakeOwnedRoutes(ref state))
        {
            Release(route);
        }
    }

    /// <inheritdoc/>
    protected override Task LastWork => releases.Count == 0
        ? Task.CompletedTask
        : Task.WhenAny(Task.WhenAll(releases), Task.Delay(options.Limits.StopDeadline.ToTimeSpan()));

    protected override void RunCompletions()
    {
        Step.Expect(completed.Count);
        while (completed.TryDequeue(out var input))
        {
            input.Tell();
        }
    }

    // By insertion: few come, in order already, and a library's sort would have to be compiled first.
    private static KeyValuePair<string, string>[] Sorted(IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        var sorted = new KeyValuePair<string, string>[settings.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            var place = i;
            for (; place > 0 && string.CompareOrdinal(settings[i].Key, sorted[place - 1].Key) < 0; place--)
            {
                sorted[place] = sorted[place - 1];
            }

            sorted[place] = settings[i];
        }

        return sorted;
    }

    private void OnSpawnCompleted(SpawnTicket ticket, SpawnOutcome outcome) => Loop.Post(new ActionInput(() =>
    {
        if (!IsStopping)
        {
            protocol.OnSpawnCompleted(ref state, ticket, outcome, Environment);
        }
    }));

    private Outcome NotSent(NodeId to, in NodeMessage message, SendResult reason) => reason switch
    {
        SendResult.QueueFull => Outcome.Failed(CallErrorKind.Overloaded, $"too much waits for {Book.AddressOf(to)} already"),
        SendResult.TooLarge => OversizedMessage.Refusal(message, options.Limits.FrameBytesMax),
        _ when to == AddressBook.Overflow => Outcome.Failed(
            CallErrorKind.Overloaded, $"{Address} knows {options.Limits.AddressesMax} addresses already and takes no more"),
        _ => Outcome.Failed(CallErrorKind.Unreachable, $"{Book.AddressOf(to)} cannot be reached"),
    };
}
