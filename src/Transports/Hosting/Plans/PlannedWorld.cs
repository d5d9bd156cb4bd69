using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>The simulated world as the faults of a plan see it that a program runs. Nodes end and start by the verbs of the program's
/// cluster, as processes do; all else is the world's own. What has begun can be undone.</summary>
internal sealed class PlannedWorld : WorldView
{
    private readonly SimulatedNodes world;
    private readonly PlannedLife[] lives;
    private readonly List<Fault> faults = [];
    private Action takeBackRules = static () => { };
    private bool isOver;

    /// <summary>Nothing has been done.</summary>
    internal PlannedWorld(SimulatedCluster cluster, SimulatedNodes world)
        : base(world)
    {
        this.world = world;
        lives = [.. cluster.Nodes.Select(node => new PlannedLife(cluster, node, static () => { }))];
    }

    /// <inheritdoc/>
    public override int NodeCount => lives.Length;

    /// <inheritdoc/>
    public override void Schedule(Instant at, NodeId node, Action action, string what = "a fault") => world.Schedule(
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
    public override void Crash(NodeId node, bool isSilent) => lives[node.Index].BeginCrash(isSilent);

    /// <inheritdoc/>
    /// <remarks>A full node keeps nothing over a crash, whatever <paramref name="remnant"/> says: it has no store.</remarks>
    public override void Restart(NodeId node, Remnant remnant) => lives[node.Index].EndCrash();

    /// <inheritdoc/>
    public override void Pause(NodeId node) => lives[node.Index].BeginPause();

    /// <inheritdoc/>
    public override void Resume(NodeId node) => lives[node.Index].EndPause();

    /// <summary>Prepares the faults of a plan whose times count from now.</summary>
    internal void Inject(FaultPlan plan)
    {
        faults.AddRange(plan.Numbered().Select(fault => fault with { At = world.Now + (fault.At - Instant.Zero) }));
        takeBackRules = Network.AddRevocably(() => faults.ForEach(fault => FaultCode.Inject(fault, this)));
    }

    /// <summary>Undoes what has begun and has not ended, and waits until everybody is up.</summary>
    internal async Task EndAsync()
    {
        isOver = true;
        takeBackRules();
        foreach (var fault in faults.OfType<LastingFault>().Where(fault => fault.At <= world.Now && FaultCode.EndOf(fault) > world.Now))
        {
            FaultCode.Undo(fault, this);
        }

        foreach (var life in lives)
        {
            life.Release();
            await life.Settled;
        }
    }
}
