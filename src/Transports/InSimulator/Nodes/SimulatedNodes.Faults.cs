using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>What faults do to full nodes. They go by their numbers: 0 for the first address that was spoken of.</content>
public sealed partial class SimulatedNodes : IFaultyWorld
{
    /// <inheritdoc/>
    public NodeClocks Clocks => world.Clocks;

    /// <inheritdoc/>
    public NodeLoad Load => world.Load;

    /// <inheritdoc/>
    /// <remarks>What should have happened already happens now.</remarks>
    public void Schedule(Instant at, NodeId node, Action action, string what = "a fault") =>
        world.Schedule(at > Now ? at : Now, node.Index, 0, action, what);

    /// <inheritdoc/>
    public void Crash(NodeId node, bool isSilent)
    {
        var crashed = nodes[node.Index];
        if (!crashed.IsRunning)
        {
            return;
        }

        crashed.IsSilent = isSilent;
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
    /// not made again.</remarks>
    public void Restart(NodeId node, Remnant remnant)
    {
        var restarted = nodes[node.Index];
        if (restarted is { IsRunning: false, Life: { } last })
        {
            Boot(restarted, last.Request);
        }
    }

    /// <inheritdoc/>
    public void Pause(NodeId node) => Pause(nodes[node.Index].Address);

    /// <inheritdoc/>
    public void Resume(NodeId node) => Resume(nodes[node.Index].Address);

    /// <inheritdoc/>
    public void Break(NodeId one, NodeId other)
    {
        Disconnect(nodes[one.Index], other);
        Disconnect(nodes[other.Index], one);
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
