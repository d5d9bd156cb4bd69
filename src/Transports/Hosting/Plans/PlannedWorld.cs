using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>The simulated world as the faults of a plan see it that a program runs. Nodes end and start by the verbs of the program's
/// cluster, as processes do; all else is the world's own. What has begun can be undone.</summary>
internal sealed class PlannedWorld : IFaultyWorld
{
    private readonly SimulatedNodes world;
    private readonly PlannedLife[] lives;
    private readonly List<Fault> faults = [];
    private Action takeBackRules = static () => { };
    private bool isOver;

    /// <summary>Nothing has been done.</summary>
    internal PlannedWorld(SimulatedCluster cluster, SimulatedNodes world)
    {
        this.world = world;
        lives = [.. cluster.Nodes.Select(node => new PlannedLife(cluster, node, static () => { }))];
    }

    /// <inheritdoc/>
    public int NodeCount => lives.Length;

    /// <inheritdoc/>
    public Instant Now => world.Now;

    /// <inheritdoc/>
    public Network Network => world.Network;

    /// <inheritdoc/>
    public NodeClocks Clocks => world.Clocks;

    /// <inheritdoc/>
    public NodeLoad Load => world.Load;

    /// <inheritdoc/>
    public NodeBoots Boots => world.Boots;

    /// <inheritdoc/>
    public BuggifyPoints Points => world.Points;

    /// <inheritdoc/>
    public bool KeepsState => world.KeepsState;

    /// <inheritdoc/>
    public FaultEffects Effects => world.Effects;

    /// <inheritdoc/>
    public void Schedule(Instant at, NodeId node, Action action, string what = "a fault") => world.Schedule(
        at,
        node,
        () =>
        {
            // As a part of the program, for to start a node is a call.
            if (!isOver)
            {
                _ = world.Begin(() =>
                {
                    action();
                    return Task.CompletedTask;
                });
            }
        },
        what);

    /// <inheritdoc/>
    public void Crash(NodeId node, bool isSilent) => lives[node.Index].BeginCrash(isSilent);

    /// <inheritdoc/>
    /// <remarks>A full node keeps nothing over a crash, whatever <paramref name="remnant"/> says: it has no store.</remarks>
    public void Restart(NodeId node, Remnant remnant) => lives[node.Index].EndCrash();

    /// <inheritdoc/>
    public void Pause(NodeId node) => lives[node.Index].BeginPause();

    /// <inheritdoc/>
    public void Resume(NodeId node) => lives[node.Index].EndPause();

    /// <inheritdoc/>
    public void Break(NodeId one, NodeId other) => world.Break(one, other);

    /// <summary>Prepares the faults of a plan whose times count from now.</summary>
    internal void Inject(FaultPlan plan)
    {
        faults.AddRange(plan.Numbered().Select(fault => fault with { At = world.Now + (fault.At - Instant.Zero) }));
        takeBackRules = Network.AddRevocably(() => faults.ForEach(fault => fault.Inject(this)));
    }

    /// <summary>Undoes what has begun and has not ended, and waits until everybody is up.</summary>
    internal async Task EndAsync()
    {
        isOver = true;
        takeBackRules();
        foreach (var fault in faults.OfType<LastingFault>().Where(fault => fault.At <= world.Now && fault.End > world.Now))
        {
            fault.Undo(this);
        }

        foreach (var life in lives)
        {
            life.Release();
            await life.Settled;
        }
    }
}
