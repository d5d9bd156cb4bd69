using Distribution.Experiments.Running;
using Distribution.Experiments.Scenarios;
using Distribution.Protocol;

namespace Distribution.Experiments.Live;

/// <summary>Something that is seen while a command runs. Immutable.</summary>
internal abstract record LiveEvent
{
    /// <summary>A setting's runs begin.</summary>
    internal sealed record SettingBegun(CellPlan Plan) : LiveEvent;

    /// <summary>A run of the setting that began last is done.</summary>
    /// <param name="Sample">What it has shown.</param>
    /// <param name="CurveStep">The time between two values of its curve, in periods, or seconds where the protocol has none.</param>
    internal sealed record RunDone(RunSample Sample, double CurveStep) : LiveEvent;

    /// <summary>A node came or went, as the caller saw it.</summary>
    internal sealed record MemberChanged(MembershipChange Change) : LiveEvent;

    /// <summary>A child process has ended.</summary>
    internal sealed record ProcessEnded(NodeAddress Node, int ExitCode) : LiveEvent;

    /// <summary>The caller dropped something.</summary>
    internal sealed record SomethingDropped(Drop Drop) : LiveEvent;

    /// <summary>Nodes have told how many gossip messages they have delivered or refused since they began.</summary>
    internal sealed record NodesCounted(NodeCount Count, NodeFigures Figures) : LiveEvent;

    /// <summary>A gossip message is over.</summary>
    internal sealed record MessageOver(GossipSample Sample) : LiveEvent;
}
