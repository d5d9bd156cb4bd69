namespace Distribution.Protocol.Tests;

/// <summary>Nodes in memory with a virtual clock: inputs happen one by one, in the order in which they were caused.</summary>
internal sealed class TestCluster
{
    private readonly List<NodeAddress> addresses = [];
    private readonly List<TestNode> nodes = [];
    private readonly Queue<Action> inputs = new();

    public TestCluster(int count = 1, NodeLimits? limits = null, LivenessOptions? liveness = null)
    {
        Protocol = new NodeProtocol<RecordingEnvironment>(limits, liveness);
        for (var i = 0; i < count; i++)
        {
            Add(new NodeAddress("127.0.0.1", 1001 + i));
        }
    }

    public NodeProtocol<RecordingEnvironment> Protocol { get; }

    public Instant Now { get; private set; }

    public IReadOnlyList<TestNode> Nodes => nodes;

    public TestNode this[int index] => nodes[index];

    /// <summary>All nodes as the argument of <c>groups.put</c>.</summary>
    public string NodesJson => "[" + string.Join(',', nodes.Select(static node => Json(node.Address))) + "]";

    public static string Json(NodeAddress node) => FormattableString.Invariant($"{{\"ip\":\"{node.Host}\",\"port\":{node.Port}}}");

    public TestNode Add(NodeAddress address, ulong incarnation = 1)
    {
        var node = new TestNode(this, Resolve(address), address) { Incarnation = incarnation };
        nodes.Add(node);
        Protocol.OnStart(ref node.State, node.Environment);
        return node;
    }

    /// <summary>Gives every node a group of all nodes.</summary>
    public void PutEverywhere(string group, string? options = null)
    {
        foreach (var node in nodes)
        {
            Assert.That(node.Ask("groups", "put", $"[{options ?? $"\"{group}\""},{NodesJson}]").Error, Is.Null);
        }
    }

    public NodeId Resolve(NodeAddress address)
    {
        var at = addresses.IndexOf(address);
        if (at < 0)
        {
            at = addresses.Count;
            addresses.Add(address);
        }

        return new NodeId(at);
    }

    public NodeAddress AddressOf(NodeId id) => addresses[id.Index];

    /// <summary>Which messages are lost on their way; null: none.</summary>
    public Func<NodeId, NodeId, bool>? Cut { get; set; }

    /// <summary>What becomes of what a node sends; null: it stays as it is.</summary>
    public Func<NodeId, NodeMessage, NodeMessage>? Change { get; set; }

    /// <summary>Puts a new life in the place of a node.</summary>
    public TestNode Restart(TestNode node)
    {
        nodes.Remove(node);
        return Add(node.Address, node.Incarnation + 1);
    }

    public void Carry(NodeId from, NodeId to, NodeMessage message) => inputs.Enqueue(() =>
    {
        if (Cut is not null && Cut(from, to))
        {
            return;
        }

        message = Change is null ? message : Change(from, message);
        var target = nodes.Find(node => node.Id == to);
        if (target is { Condition: NodeCondition.Up })
        {
            Protocol.OnMessage(ref target.State, from, message, target.Environment);
        }
        else if (target?.Condition != NodeCondition.Silent)
        {
            var sender = nodes.Find(node => node.Id == from)!;
            Protocol.OnUnreachable(ref sender.State, to, sender.State.CallsBegun, sender.Environment);
        }
    });

    public void Start(TestNode node, Invocation invocation) => inputs.Enqueue(() => invocation.Route.Start(invocation, node));

    public void Later(Action input) => inputs.Enqueue(input);

    /// <summary>Carries on until nothing is left that can happen now.</summary>
    public void Run()
    {
        while (inputs.TryDequeue(out var input))
        {
            input();
        }
    }

    /// <summary>Lets virtual time pass.</summary>
    /// <param name="time">How much.</param>
    /// <param name="timersMax">More timers than these that expire within it fail the test.</param>
    public void Pass(Duration time, int timersMax = int.MaxValue)
    {
        var end = Now + time;
        for (var next = NextTimer(end); next is not null; next = NextTimer(end))
        {
            Assert.That(timersMax--, Is.Positive, "timers expire without end");
            var (node, timer, due) = next.Value;
            Now = due > Now ? due : Now;
            node.Armed.Remove(timer);
            Protocol.OnTimer(ref node.State, timer, node.Environment);
            Run();
        }

        Now = end;
    }

    private (TestNode Node, TimerId Timer, Instant Due)? NextTimer(Instant end)
    {
        (TestNode Node, TimerId Timer, Instant Due)? next = null;
        foreach (var node in nodes)
        {
            // The timers of a halted node wait until it goes on.
            foreach (var (timer, due) in node.Armed)
            {
                if (node.Condition == NodeCondition.Up && due <= end && (next is null || due < next.Value.Due))
                {
                    next = (node, timer, due);
                }
            }
        }

        return next;
    }
}
