using Distribution.Protocol;

namespace Distribution.ExplorationTests;

/// <summary>What an input asked for, written down as it came; draws are answered from a script.</summary>
internal sealed class Notebook<TMessage>(int nodes, Fanout fanout, IReadOnlyList<int> script)
{
    public int Nodes => nodes;

    public Fanout Fanout => fanout;

    public List<(int To, TMessage Message)> Sends { get; } = [];

    public List<(int Timer, bool IsArmed)> Timers { get; } = [];

    public int Delivered { get; set; }

    public bool IsSynced { get; set; }

    /// <summary>The bound of the first draw that the script had no answer for; 0: it had all.</summary>
    public int Unanswered { get; private set; }

    public int Used { get; private set; }

    public int Answer(int bound)
    {
        if (Used < script.Count)
        {
            return script[Used++];
        }

        Unanswered = Unanswered == 0 ? bound : Unanswered;
        return 0;
    }
}

/// <summary>The seam of the brute-force enumerator.</summary>
internal readonly struct BruteForceEnvironment<TMessage>(Notebook<TMessage> notes, int self)
    : IGossipEnvironment<TMessage>, IStoreEnvironment<TMessage>
    where TMessage : struct
{
    public NodeId Self => new(self);

    public Instant Now => Instant.Zero;

    public bool Buggify(string point) => false;

    public int NodeCount => notes.Nodes;

    public int PeerCount => notes.Nodes - 1;

    public Fanout Fanout => notes.Fanout;

    public NodeId Peer(int index) => new(Enumerable.Range(0, notes.Nodes).Except([Self.Index]).ElementAt(index));

    public int NextRandom(int exclusiveUpperBound) => notes.Answer(exclusiveUpperBound);

    public void Send(NodeId to, in TMessage message) => notes.Sends.Add((to.Index, message));

    public void Transmit(NodeId to, in TMessage message) => notes.Sends.Add((to.Index, message));

    public void SetTimer(TimerId timer, Duration delay) => notes.Timers.Add((timer.Value, delay != Duration.MaxValue));

    public void Deliver(RumorId rumor) => notes.Delivered++;

    public void Retire(int rumors)
    {
        // Of no interest.
    }

    public void Sync() => notes.IsSynced = true;
}
