using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// How many faults hold each node down and how many hold it halted. Faults overlap: a node is up when none holds it down and goes on when
/// none holds it halted, whichever of them ends last.
/// </summary>
/// <remarks>Belongs to one run; memory for the highest node spoken of. One thread at a time.</remarks>
public sealed class NodeHolds
{
    private Hold[] holds = [];

    /// <summary>Whether a fault holds the node, down or halted.</summary>
    public bool Any(NodeId node) => node.Index < holds.Length && holds[node.Index] is not { Downs: 0, Halts: 0 };

    /// <summary>Whether a fault holds the node halted.</summary>
    public bool IsHalted(NodeId node) => node.Index < holds.Length && holds[node.Index].Halts > 0;

    /// <summary>One fault more holds the node down.</summary>
    public void TakeDown(NodeId node) => At(node).Downs++;

    /// <summary>One fault less holds the node down. Nothing if none does.</summary>
    /// <param name="node">The node.</param>
    /// <param name="remnant">What this fault leaves of its state.</param>
    public void LetUp(NodeId node, Remnant remnant)
    {
        ref var hold = ref At(node);
        if (hold.Downs > 0)
        {
            hold.Downs--;
            hold.Lost = Math.Max(hold.Lost, Remnant.Everything - remnant);
        }
    }

    /// <summary>One fault more holds the node halted.</summary>
    public void Halt(NodeId node) => At(node).Halts++;

    /// <summary>One fault less holds the node halted. Nothing if none does.</summary>
    public void LetGo(NodeId node)
    {
        ref var hold = ref At(node);
        hold.Halts = Math.Max(0, hold.Halts - 1);
    }

    /// <summary>What is left to a node that starts now: the least of what the faults left that have held it down since it was last
    /// up.</summary>
    public Remnant TakeRemnant(NodeId node)
    {
        ref var hold = ref At(node);
        var left = Remnant.Everything - hold.Lost;
        hold.Lost = 0;
        return left;
    }

    private ref Hold At(NodeId node)
    {
        if (node.Index >= holds.Length)
        {
            Array.Resize(ref holds, Math.Max(node.Index + 1, holds.Length * 2));
        }

        return ref holds[node.Index];
    }

    private struct Hold
    {
        internal int Downs;
        internal int Halts;
        internal int Lost;
    }
}
