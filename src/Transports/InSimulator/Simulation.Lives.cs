using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Nodes start again, and with what.</content>
public sealed partial class Simulation<TState, TMessage>
{
    // Made by the first who needs them: what nodes have stored, how often each was started again, and how often it was tried.
    private TState[]? stored;
    private uint[]? restarts;
    private uint[]? boots;
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

        boots ??= new uint[NodeCount];
        var boot = world.BootOf(node.Index, ++boots[node.Index]);
        if (boot.Fails)
        {
            After(NodeBoots.RetryAfter, node, GoOn, "boots again");
        }
        else if (boot.Delay == Duration.Zero)
        {
            BeginLife(node);
        }
        else
        {
            After(boot.Delay, node, BeginLife, "has booted");
        }
    }

    /// <summary>Something that comes later of a node which is down until then, and longer if a fault holds it by then.</summary>
    private void After(Duration delay, NodeId node, Action<NodeId> next, string what)
    {
        holds.TakeDown(node);
        Schedule(
            Now + delay,
            node,
            () =>
            {
                holds.LetUp(node, Remnant.Everything);
                if (!holds.Any(node))
                {
                    next(node);
                }
            },
            what);
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
            states[node.Index] = stored is null ? default : NodeMemory<TState>.CopyOf(stored[node.Index]);
        }

        world.Infective += gossip?.Infective(states[node.Index]) ?? 0;
        world.Name("start");
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
        NodeMemory<TState>.VerifyStorable();
        world.SyncAsked = false;
        (stored ??= new TState[NodeCount])[node] = NodeMemory<TState>.CopyOf(states[node]);
    }

    private void ForgetFaults()
    {
        if (stored is not null)
        {
            Array.Clear(stored);
        }

        restarts = boots = null;
        holds = new NodeHolds();
    }
}
