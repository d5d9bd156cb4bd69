namespace Distribution.Protocol.Tests;

/// <summary>One node of a gossip protocol with every effect listed. The node is number 0 of <paramref name="nodes"/>.</summary>
internal sealed class GossipRecorder<TMessage>(int nodes, string fanout = "3", int seed = 1)
    where TMessage : struct
{
    private readonly Random random = new(seed);

    internal List<(NodeId To, TMessage Message)> Sent { get; } = [];

    internal List<(TimerId Timer, Duration Delay)> Armed { get; } = [];

    internal List<RumorId> Delivered { get; } = [];

    internal int Retired { get; private set; }

    /// <summary>How many of the messages sent were transmissions.</summary>
    internal int Transmitted { get; private set; }

    internal Instant Now { get; set; }

    internal Fanout Fanout { get; } = FanoutFunction.TryParse(fanout, out var function)
        ? new Fanout(function!, FanoutLaw.Fixed)
        : throw new ArgumentException(fanout, nameof(fanout));

    internal Environment Seam => new(this);

    /// <summary>The seam of the recorder's node.</summary>
    internal readonly struct Environment(GossipRecorder<TMessage> recorder) : IGossipEnvironment<TMessage>
    {
        public NodeId Self => new(0);

        public Instant Now => recorder.Now;

        public int NodeCount => recorder.Nodes;

        public int PeerCount => recorder.Nodes - 1;

        public Fanout Fanout => recorder.Fanout;

        public NodeId Peer(int index) => new(index + 1);

        public int NextRandom(int exclusiveUpperBound) => recorder.random.Next(exclusiveUpperBound);

        public void Send(NodeId to, in TMessage message) => recorder.Sent.Add((to, message));

        public void Transmit(NodeId to, in TMessage message)
        {
            recorder.Transmitted++;
            Send(to, message);
        }

        public bool Buggify(string point) => false;

        public void SetTimer(TimerId timer, Duration delay) => recorder.Armed.Add((timer, delay));

        public void Deliver(RumorId rumor) => recorder.Delivered.Add(rumor);

        public void Retire(int rumors) => recorder.Retired += rumors;
    }

    private int Nodes => nodes;
}
