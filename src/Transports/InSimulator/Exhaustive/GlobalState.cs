using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>A state of the whole system, as those see it who say what must hold. Valid while they look.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
public sealed class GlobalState<TState>
    where TState : struct
{
    private readonly TState[] states;
    private readonly bool[] isUp;
    private readonly int[] deliveries;

    internal GlobalState(int nodes)
    {
        states = new TState[nodes];
        isUp = new bool[nodes];
        deliveries = new int[nodes];
    }

    /// <summary>What the nodes remember, by number; of one that is down, what a crash leaves. Not to be changed.</summary>
    public ReadOnlySpan<TState> States => states;

    internal int WorkLeft { get; set; }

    /// <summary>Whether a node is up.</summary>
    public bool IsUp(NodeId node) => isUp[node.Index];

    /// <summary>How many rumors a gossip protocol has delivered to a node in its present life.</summary>
    public int Deliveries(NodeId node) => deliveries[node.Index];

    /// <summary>Whether a step of the workload was done.</summary>
    /// <param name="step">As <see cref="ProtocolSpace{TState, TMessage}.Do"/> gives it.</param>
    public bool IsDone(int step) => (WorkLeft & (1 << step)) == 0;

    internal void Set(LocalState<TState> local)
    {
        states[local.Node] = local.State;
        isUp[local.Node] = local.IsUp;
        deliveries[local.Node] = local.Deliveries;
    }
}
