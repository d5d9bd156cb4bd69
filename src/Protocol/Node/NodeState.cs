namespace Distribution.Protocol;

/// <summary>What one full node remembers; starts as <c>default</c>. References, each created when first needed, so that an idle node of a
/// large simulation costs little more than this struct.</summary>
public struct NodeState
{
    /// <summary>What the node waits for.</summary>
    internal PendingCalls? Pending;

    /// <summary>The node's groups, <c>all</c> among them.</summary>
    internal GroupTable? Groups;

    /// <summary>User services.</summary>
    internal NameTable<IRoute>? Routes;

    /// <summary>The nodes that it starts.</summary>
    internal SpawnState? Spawns;

    /// <summary>What the node knows of those that it watches.</summary>
    internal MembershipState? Membership;

    /// <summary>What the node does from time to time.</summary>
    internal PeriodicActions? Periodic;

    /// <summary>The answers about the node's identity.</summary>
    internal IdentityOutcomes? Identity;

    internal uint RumorsBegun;
    internal StopPhase Stop;

    /// <summary>How many calls this node has been asked to run: by its own program, by other nodes and by gossip.</summary>
    public long CallsServed { get; internal set; }

    /// <summary>What the node's gossip has done; null if it has done nothing.</summary>
    public GossipCounts? Gossip { get; internal set; }

    /// <summary>How many replies and outcomes nobody waited for any more: second ones, late ones, invented ones. They are
    /// ignored.</summary>
    public long AnswersIgnored { get; internal set; }

    /// <summary>How many calls, runs of services, spawns and gathers the node waits for.</summary>
    public readonly int PendingCount => Pending?.Count ?? 0;

    /// <summary>How many calls, runs of services, spawns and gathers the node has ever begun to wait for: a point in its course.</summary>
    public readonly long CallsBegun => Pending?.Begun ?? 0;

    /// <summary>Whether the node waits for an answer of this peer. Linear in what is pending.</summary>
    public readonly bool WaitsFor(NodeId peer) => Pending?.AnyFrom(peer) ?? false;

    /// <summary>Whether the node has been told to stop.</summary>
    public readonly bool IsStopping => Stop != StopPhase.Running;

    /// <summary>How often the node has objected in this life.</summary>
    public readonly uint Objections => Membership?.Version ?? 0;

    /// <summary>The latest news that this node has of another; null: it has heard nothing of it, or has forgotten it.</summary>
    public readonly MemberUpdate? NewsOf(NodeAddress node) => Membership?.Find(node)?.Latest;

    /// <summary>The members of a group as this node sees them; null if it has no such group, or has not needed it yet.</summary>
    public readonly GroupView? ViewOf(string group) => Groups?.Find(group)?.View;
}
