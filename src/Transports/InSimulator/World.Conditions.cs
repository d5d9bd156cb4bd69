using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Nodes in trouble: wrong clocks, slow work, halts; and runs that are traced. Costs one test an event until the first of
/// them.</content>
internal sealed partial class World<TMessage>
{
    private readonly Dictionary<int, Queue<SimulationEvent<TMessage>>> halted = [];
    private bool hasConditions;

    /// <summary>Whether the input that is going on asked for its state to be stored.</summary>
    internal bool SyncAsked { get; set; }

    /// <summary>The nodes' clocks, to set them wrong.</summary>
    internal NodeClocks Clocks
    {
        get
        {
            hasConditions = true;
            return field;
        }

        private set;
    } = new();

    /// <summary>The nodes' work, to make them slow.</summary>
    internal NodeLoad Load
    {
        get
        {
            hasConditions = true;
            return field;
        }

        private set;
    } = new();

    /// <summary>What a node's clock shows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Instant TimeAt(int node) => hasConditions ? Clocks.Read(new NodeId(node), Timeline.Now) : Timeline.Now;

    /// <summary>Holds all that comes to a node, in order, until <see cref="Resume"/>.</summary>
    internal void Pause(int node)
    {
        hasConditions = true;
        halted.TryAdd(node, new Queue<SimulationEvent<TMessage>>());
    }

    /// <summary>Lets what was held come now, in order; nothing if the node is not halted.</summary>
    internal void Resume(int node)
    {
        if (halted.Remove(node, out var held))
        {
            foreach (var item in held)
            {
                Timeline.Schedule(Timeline.Now, item);
            }
        }
    }

    /// <summary>Whether an event takes place later; one that does not is traced.</summary>
    private bool IsPutOff(SimulationEvent<TMessage> next)
    {
        if (MustWait(next))
        {
            return true;
        }

        Tracer?.Begin(Timeline.Now, next.Kind, next.Node, next.Detail, next.Timer);
        return false;
    }

    private bool MustWait(SimulationEvent<TMessage> next)
    {
        if (next.Kind == EventKind.Action)
        {
            return false;
        }

        if (halted.TryGetValue(next.Node, out var held))
        {
            held.Enqueue(next);
            return true;
        }

        if (next.IsAdmitted)
        {
            return false;
        }

        var begin = Load.Admit(new NodeId(next.Node), Timeline.Now);
        if (begin > Timeline.Now)
        {
            Timeline.Schedule(begin, next.Admitted());
            return true;
        }

        return false;
    }

    private void ForgetConditions()
    {
        halted.Clear();
        Clocks = new NodeClocks();
        Load = new NodeLoad();
        numbers.Clear();
        SyncAsked = false;
        hasConditions = Tracer is not null;
    }
}
