namespace Distribution.Protocol.Tests;

/// <summary>A small host of its own, of an obvious queue, in which node i goes by the name <paramref name="names"/>[i]: everything it sees
/// and sends is in those names, and nothing else is different.</summary>
internal sealed class RelabelledRun<TState, TMessage>(int[] names, ulong seed)
    where TState : struct
    where TMessage : struct
{
    private readonly PriorityQueue<(int Node, Action<int> Input), (long Time, int Order)> queue = new();
    private readonly TState[] states = new TState[names.Length];
    private readonly RandomStream[] streams = [.. names.Select((_, node) => new RandomStream(StableHash.Mix(seed + (ulong)node)))];
    private readonly int[] armed = new int[names.Length];
    private readonly Fanout fanout = new(FanoutFunction.Constant(1.5), FanoutLaw.Fixed);
    private int scheduled;
    private long now;

    /// <summary>What happened, in the nodes' own numbers.</summary>
    internal List<(long Time, int Node, string What)> Trace { get; } = [];

    internal void Run(IGossipProtocol<TState, TMessage, Seam> protocol, long until)
    {
        for (var node = 0; node < names.Length; node++)
        {
            protocol.OnStart(ref states[node], new Seam(this, protocol, node));
        }

        protocol.OnBroadcast(ref states[0], default, new Seam(this, protocol, 0));
        while (queue.TryDequeue(out var next, out var key) && key.Time < until)
        {
            now = key.Time;
            next.Input(next.Node);
        }
    }

    private void Schedule(long delay, int node, Action<int> input) => queue.Enqueue((node, input), (now + delay, scheduled++));

    /// <summary>The seam of a node.</summary>
    internal readonly struct Seam(
        RelabelledRun<TState, TMessage> run, IGossipProtocol<TState, TMessage, Seam> protocol, int node) : IGossipEnvironment<TMessage>
    {
        public NodeId Self => new(run.Name(node));

        public Instant Now => new(run.now);

        public int NodeCount => run.states.Length;

        public int PeerCount => run.states.Length - 1;

        public Fanout Fanout => run.fanout;

        public NodeId Peer(int index) => new(run.Name(index < node ? index : index + 1));

        public int NextRandom(int exclusiveUpperBound) => (int)run.streams[node].Below((ulong)exclusiveUpperBound);

        public void Transmit(NodeId to, in TMessage message) => Send(to, message);

        public void Send(NodeId to, in TMessage message)
        {
            var (host, machine, sender, content) = (run, protocol, Self, message);
            host.Schedule(1_000, host.NodeOf(to), receiver =>
            {
                host.Trace.Add((host.now, receiver, $"{content} from {host.NodeOf(sender)}"));
                machine.OnMessage(ref host.states[receiver], sender, content, new Seam(host, machine, receiver));
            });
        }

        public bool Buggify(string point) => false;

        public void SetTimer(TimerId timer, Duration delay)
        {
            var (host, machine, arming) = (run, protocol, ++run.armed[node]);
            host.Schedule(delay.Nanoseconds, node, owner =>
            {
                if (host.armed[owner] == arming)
                {
                    host.Trace.Add((host.now, owner, "timer"));
                    machine.OnTimer(ref host.states[owner], timer, new Seam(host, machine, owner));
                }
            });
        }

        public void Deliver(RumorId rumor) => run.Trace.Add((run.now, node, "learned"));

        public void Retire(int rumors) => run.Trace.Add((run.now, node, "stopped"));
    }

    private int Name(int node) => names[node];

    private int NodeOf(NodeId name) => Array.IndexOf(names, name.Index);
}
