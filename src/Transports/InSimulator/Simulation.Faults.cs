using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>What faults do to the nodes.</content>
public sealed partial class Simulation<TState, TMessage> : IFaultyWorld
{
    /// <inheritdoc/>
    public NodeClocks Clocks => world.Clocks;

    /// <inheritdoc/>
    public NodeLoad Load => world.Load;

    /// <inheritdoc/>
    public NodeBoots Boots => world.Boots;

    /// <inheritdoc/>
    public BuggifyPoints Points => world.Points;

    /// <inheritdoc/>
    public bool KeepsState => true;

    /// <inheritdoc/>
    public FaultEffects Effects => world.Effects;

    /// <summary>Takes a node down: it hears nothing and does nothing until it is started again. Call it between inputs; from an observer,
    /// <see cref="Schedule"/> it.</summary>
    public void Crash(NodeId node)
    {
        holds.TakeDown(node);
        if (!world.IsUp(node.Index))
        {
            return;
        }

        world.Infective -= gossip?.Infective(states[node.Index]) ?? 0;
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
        holds.LetUp(node, remnant);
        GoOn(node);
    }

    /// <inheritdoc/>
    public void Pause(NodeId node)
    {
        holds.Halt(node);
        if (world.IsUp(node.Index))
        {
            world.Pause(node.Index);
        }
    }

    /// <inheritdoc/>
    public void Resume(NodeId node)
    {
        holds.LetGo(node);
        GoOn(node);
    }

    /// <inheritdoc/>
    public void Break(NodeId one, NodeId other)
    {
        Take(one, () => Disconnect(one, other));
        Take(other, () => Disconnect(other, one));
    }

    /// <summary>Feeds a node what is no message and no timer; when it goes on, if it is halted.</summary>
    private void Take(NodeId node, Action input)
    {
        if (world.IsHalted(node.Index))
        {
            world.Hold(node.Index, 0, input);
        }
        else
        {
            input();
        }
    }

    private void Disconnect(NodeId node, NodeId peer)
    {
        if (protocol is IConnectedProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> connected && world.IsUp(node.Index))
        {
            world.Name("a connection breaks");
            connected.OnDisconnected(ref states[node.Index], peer, EnvironmentOf(node.Index));
            AfterInput(node.Index);
        }
    }
}
