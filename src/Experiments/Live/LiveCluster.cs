using System.Collections.Immutable;
using Distribution.Experiments.Scenarios;
using Distribution.Protocol;

namespace Distribution.Experiments.Live;

/// <summary>Real nodes, as far as they have been seen. Immutable.</summary>
internal sealed record LiveCluster
{
    private const int ChangesKept = 50;

    /// <summary>No node yet.</summary>
    internal static LiveCluster Empty { get; } = new();

    /// <summary>All nodes but the caller.</summary>
    internal ImmutableSortedDictionary<NodeAddress, LiveNode> Nodes { get; init; } = ImmutableSortedDictionary<NodeAddress, LiveNode>.Empty;

    /// <summary>The last changes, the latest last: how long after the beginning, and what.</summary>
    internal ImmutableList<(TimeSpan After, string What)> Changes { get; init; } = [];

    /// <summary>The gossip message that ended last; null: none has.</summary>
    internal GossipSample? Message { get; init; }

    /// <summary>How many gossip messages are over.</summary>
    internal int Messages { get; init; }

    /// <summary>How many messages the caller has dropped.</summary>
    internal int Dropped { get; init; }

    /// <summary>The cluster after an event; itself, where the event is not about nodes.</summary>
    /// <param name="seen">The event.</param>
    /// <param name="after">How long after the beginning it was.</param>
    internal LiveCluster With(LiveEvent seen, TimeSpan after) => seen switch
    {
        LiveEvent.MemberChanged { Change: var change } => Changed(change.Node, StateAfter(change.Kind), after, Words(change.Kind)),
        LiveEvent.ProcessEnded ended => Changed(ended.Node, LiveNodeState.Failed, after, $"ended with exit code {ended.ExitCode}"),
        LiveEvent.SomethingDropped { Drop: var drop } => Noted(after, $"{drop.Peer.Sid} dropped: {drop.Error.Kind}") with
        {
            Dropped = Dropped + 1,
        },
        LiveEvent.NodesCounted counted => this with { Nodes = Counted(counted) },
        LiveEvent.MessageOver { Sample: var sample } => this with { Message = sample, Messages = Messages + 1 },
        _ => this,
    };

    /// <summary>How many nodes are in a state.</summary>
    internal int CountOf(LiveNodeState state) => Nodes.Count(node => node.Value.State == state);

    private static LiveNodeState StateAfter(MembershipChangeKind kind) => kind switch
    {
        MembershipChangeKind.Joined => LiveNodeState.Up,
        MembershipChangeKind.Suspected => LiveNodeState.Suspected,
        MembershipChangeKind.Left => LiveNodeState.Left,
        _ => LiveNodeState.Failed,
    };

    private static string Words(MembershipChangeKind kind) => kind switch
    {
        MembershipChangeKind.Joined => "joined",
        MembershipChangeKind.Suspected => "is suspected",
        MembershipChangeKind.Left => "left",
        _ => "failed",
    };

    private LiveCluster Changed(NodeAddress node, LiveNodeState state, TimeSpan after, string what) =>
        Noted(after, $"{node.Sid} {what}") with { Nodes = Nodes.SetItem(node, Nodes.GetValueOrDefault(node) with { State = state }) };

    private LiveCluster Noted(TimeSpan after, string what) => this with
    {
        Changes = (Changes.Count < ChangesKept ? Changes : Changes.RemoveAt(0)).Add((after, what)),
    };

    private ImmutableSortedDictionary<NodeAddress, LiveNode> Counted(LiveEvent.NodesCounted counted)
    {
        var nodes = Nodes.ToBuilder();
        foreach (var (node, value) in counted.Figures.ByNode)
        {
            nodes[node] = nodes.GetValueOrDefault(node).With(counted.Count, value);
        }

        return nodes.ToImmutable();
    }
}
