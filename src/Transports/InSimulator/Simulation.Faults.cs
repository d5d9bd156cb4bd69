using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>What faults do to the nodes.</content>
public sealed partial class Simulation<TState, TMessage> : IFaultyWorld
{
    // Made by the first who needs them: what nodes have stored, and how often each was started again.
    private TState[]? stored;
    private uint[]? restarts;

    /// <inheritdoc/>
    public NodeClocks Clocks => world.Clocks;

    /// <inheritdoc/>
    public NodeLoad Load => world.Load;

    /// <summary>Whether a node is up, halted or not.</summary>
    public bool IsUp(NodeId node) => world.IsUp(node.Index);

    /// <summary>How often a node was started again: its incarnation, counted from 0.</summary>
    public uint IncarnationOf(NodeId node) => restarts?[node.Index] ?? 0;

    /// <summary>Takes a node down: it hears nothing and does nothing until it is started again. Call it between inputs; from an observer,
    /// <see cref="Schedule"/> it.</summary>
    public void Crash(NodeId node)
    {
        if (gossip is not null && world.IsUp(node.Index))
        {
            world.Infective -= gossip.Infective(states[node.Index]);
        }

        world.Resume(node.Index);
        world.SetUp(node.Index, up: false);
    }

    /// <inheritdoc/>
    /// <remarks>Nodes of a single protocol have no connections whose end could be told.</remarks>
    public void Crash(NodeId node, bool isSilent) => Crash(node);

    /// <inheritdoc/>
    /// <remarks>The protocol is started as every incarnation is; with what is left as its state. Messages that are on their way reach
    /// the new incarnation.</remarks>
    public void Restart(NodeId node, Remnant remnant)
    {
        if (world.IsUp(node.Index))
        {
            return;
        }

        restarts ??= new uint[NodeCount];
        world.Renew(node.Index, ++restarts[node.Index]);
        world.SetUp(node.Index, up: true);
        if (remnant != Remnant.Everything)
        {
            states[node.Index] = remnant == Remnant.Synced && stored is not null ? stored[node.Index] : default;
        }

        world.Infective += gossip?.Infective(states[node.Index]) ?? 0;
        protocol.OnStart(ref states[node.Index], EnvironmentOf(node.Index));
        AfterInput(node.Index);
    }

    /// <inheritdoc/>
    public void Pause(NodeId node) => world.Pause(node.Index);

    /// <inheritdoc/>
    public void Resume(NodeId node) => world.Resume(node.Index);

    /// <inheritdoc/>
    public void Break(NodeId one, NodeId other)
    {
        Disconnect(one, other);
        Disconnect(other, one);
    }

    private void Disconnect(NodeId node, NodeId peer)
    {
        if (protocol is IConnectedProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> connected && world.IsUp(node.Index))
        {
            connected.OnDisconnected(ref states[node.Index], peer, EnvironmentOf(node.Index));
            AfterInput(node.Index);
        }
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
    }
}
