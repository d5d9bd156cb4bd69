using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Nodes start again, and with what.</content>
public sealed partial class Simulation<TState, TMessage>
{
    // Made by the first who needs them: what nodes have stored, and how often each was started again.
    private TState[]? stored;
    private uint[]? restarts;
    private NodeHolds holds = new();

    /// <summary>Whether a node is up, halted or not.</summary>
    public bool IsUp(NodeId node) => world.IsUp(node.Index);

    /// <summary>How often a node was started again: its incarnation, counted from 0.</summary>
    public uint IncarnationOf(NodeId node) => restarts?[node.Index] ?? 0;

    /// <summary>A node that nothing holds any more goes on, or boots if it is down.</summary>
    private void GoOn(NodeId node)
    {
        if (holds.Any(node))
        {
            return;
        }

        if (world.IsUp(node.Index))
        {
            world.Resume(node.Index);
            return;
        }

        var boot = world.BootOf(node.Index, IncarnationOf(node) + 1);
        if (boot.Fails)
        {
            // For good: nobody starts it once more.
            holds.TakeDown(node);
        }
        else if (boot.Delay == Duration.Zero)
        {
            BeginLife(node);
        }
        else
        {
            holds.TakeDown(node);
            Schedule(Now + boot.Delay, node, () => Booted(node));
        }
    }

    /// <summary>A slow boot is over, unless a fault holds the node by now.</summary>
    private void Booted(NodeId node)
    {
        holds.LetUp(node, Remnant.Everything);
        if (!holds.Any(node))
        {
            BeginLife(node);
        }
    }

    private void BeginLife(NodeId node)
    {
        restarts ??= new uint[NodeCount];
        world.Renew(node.Index, ++restarts[node.Index]);
        world.SetUp(node.Index, up: true);
        var left = holds.TakeRemnant(node);
        if (left == Remnant.Nothing && stored is not null)
        {
            stored[node.Index] = default;
        }

        if (left != Remnant.Everything)
        {
            states[node.Index] = stored is null ? default : stored[node.Index];
        }

        world.Infective += gossip?.Infective(states[node.Index]) ?? 0;
        protocol.OnStart(ref states[node.Index], EnvironmentOf(node.Index));
        AfterInput(node.Index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AfterInput(int node)
    {
        if (world.SyncAsked)
        {
            Store(node);
        }
    }

    private void Store(int node)
    {
        world.SyncAsked = false;
        (stored ??= new TState[NodeCount])[node] = states[node];
    }

    private void ForgetFaults()
    {
        if (stored is not null)
        {
            Array.Clear(stored);
        }

        restarts = null;
        holds = new NodeHolds();
    }
}
