using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>What faults do to full nodes. They go by their numbers: 0 for the first address that was spoken of.</content>
public sealed partial class SimulatedNodes : IFaultyWorld
{
    private readonly NodeHolds holds = new();

    /// <inheritdoc/>
    public NodeClocks Clocks => world.Clocks;

    /// <inheritdoc/>
    public NodeLoad Load => world.Load;

    /// <inheritdoc/>
    public NodeBoots Boots => world.Boots;

    /// <inheritdoc/>
    public BuggifyPoints Points => world.Points;

    /// <inheritdoc/>
    /// <remarks>A full node has no store.</remarks>
    public bool KeepsState => false;

    /// <inheritdoc/>
    public FaultEffects Effects => world.Effects;

    /// <inheritdoc/>
    /// <remarks>What should have happened already happens now.</remarks>
    public void Schedule(Instant at, NodeId node, Action action, string what = "a fault") =>
        world.Schedule(at > Now ? at : Now, node.Index, 0, action, what);

    /// <inheritdoc/>
    /// <remarks>A node that the program starts meanwhile runs: that is the program's affair.</remarks>
    public void Crash(NodeId node, bool isSilent)
    {
        holds.TakeDown(node);
        var crashed = nodes[node.Index];
        crashed.IsSilent |= isSilent;
        if (!crashed.IsRunning)
        {
            return;
        }

        crashed.IsSilent = isSilent;
        crashed.Crashed = crashed.Life;
        if (isSilent)
        {
            End(crashed, KilledCode);
        }
        else
        {
            Crash(crashed, KilledCode);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A full node keeps nothing over a crash, whatever <paramref name="remnant"/> says: it has no store. Its start-up calls are
    /// not made again. A node that was not ended by a fault is not started by the end of one.</remarks>
    public void Restart(NodeId node, Remnant remnant)
    {
        holds.LetUp(node, remnant);
        GoOn(nodes[node.Index]);
    }

    /// <inheritdoc/>
    /// <remarks>Beside <see cref="Pause(NodeAddress)"/>: the node goes on when neither holds it.</remarks>
    public void Pause(NodeId node)
    {
        holds.Halt(node);
        if (nodes[node.Index].IsRunning)
        {
            world.Pause(node.Index);
        }
    }

    /// <inheritdoc/>
    public void Resume(NodeId node)
    {
        holds.LetGo(node);
        GoOn(nodes[node.Index]);
    }

    /// <inheritdoc/>
    public void Break(NodeId one, NodeId other)
    {
        Disconnect(nodes[one.Index], other);
        Disconnect(nodes[other.Index], one);
    }

    /// <summary>A node that no fault holds any more goes on, or boots if a fault has ended it.</summary>
    private void GoOn(SimulatedNode node)
    {
        if (holds.Any(node.Id))
        {
            return;
        }

        if (node.IsRunning)
        {
            world.Resume(node.Id.Index);
        }
        else if (node.Life is { } last && node.Crashed == last)
        {
            BootAgain(node, last);
        }
    }

    private void BootAgain(SimulatedNode node, SimulatedLife last)
    {
        var fate = world.BootOf(node.Id.Index, node.Boots++);
        if (fate.Fails)
        {
            After(NodeBoots.RetryAfter, node, last, () => BootAgain(node, last), "boots again");
        }
        else if (fate.Delay == Duration.Zero)
        {
            Boot(node, last.Request);
        }
        else
        {
            After(fate.Delay, node, last, () => Boot(node, last.Request), "has booted");
        }
    }

    /// <summary>Something that comes later of a node which is down until then, unless somebody else has started it; and longer if a fault
    /// holds it by then.</summary>
    private void After(Duration delay, SimulatedNode node, SimulatedLife last, Action next, string what)
    {
        holds.TakeDown(node.Id);
        Schedule(
            Now + delay,
            node.Id,
            () =>
            {
                holds.LetUp(node.Id, Remnant.Everything);
                if (!holds.Any(node.Id) && node.Life == last)
                {
                    next();
                }
            },
            what);
    }

    private void Disconnect(SimulatedNode node, NodeId peer)
    {
        if (!node.IsRunning)
        {
            return;
        }

        var (life, progress) = (node.Life!, node.State.CallsBegun);
        Take(node, () =>
        {
            if (!life.IsOver)
            {
                protocol.OnUnreachable(ref node.State, peer, progress, EnvironmentOf(node));
                AfterInput(node);
            }
        });
    }
}
