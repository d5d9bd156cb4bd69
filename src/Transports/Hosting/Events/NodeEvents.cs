using System.Reactive.Linq;
using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// What happens at the program's own node, as it happens. Each subscriber is told what comes after it subscribed, in order; nothing is
/// recorded while nobody listens. Over TCP subscribers run on the thread pool, one event after another, and may block: of what comes
/// meanwhile the latest 4,096 events wait, and <see cref="Drops"/> tells how many were lost. In a simulated cluster they run on the
/// program's thread, each in an event of the run. In both they may call any node, and one that throws is told nothing more.
/// </summary>
public readonly struct NodeEvents
{
    private readonly Node node;

    internal NodeEvents(Node node) => this.node = node;

    /// <summary>Nodes that come and go.</summary>
    /// <exception cref="InvalidOperationException">The node is not the program's own.</exception>
    public IObservable<MembershipChange> Membership => Source
        .Where(static happened => happened.Kind <= NodeEventKind.MemberLeft)
        .Select(static happened => new MembershipChange((MembershipChangeKind)happened.Kind, happened.Node!, Snapshot(happened.View)!));

    /// <summary>Changes of the node's views of groups, by calls and by nodes that come and go.</summary>
    /// <exception cref="InvalidOperationException">The node is not the program's own.</exception>
    public IObservable<GroupChange> Groups => Source
        .Where(static happened => happened.Kind == NodeEventKind.GroupChanged)
        .Select(static happened => new GroupChange(happened.Group, Snapshot(happened.View))
        {
            Change = happened.Change,
            Node = happened.Node,
        });

    /// <summary>Gossip messages that the node runs.</summary>
    /// <exception cref="InvalidOperationException">The node is not the program's own.</exception>
    public IObservable<Delivery> Deliveries => Source
        .Where(static happened => happened.Kind == NodeEventKind.RumorDelivered)
        .Select(static happened => new Delivery(
            happened.Group, happened.Node!, happened.Call!.Service, happened.Call.Method, happened.Call.Arguments));

    /// <summary>What the node drops.</summary>
    /// <exception cref="InvalidOperationException">The node is not the program's own.</exception>
    public IObservable<Drop> Drops => Source
        .Where(static happened => happened.Kind == NodeEventKind.Dropped)
        .Select(static happened => new Drop(happened.Node!, happened.Group, happened.Error!));

    private IObservable<NodeEvent> Source => node.IsOwn
        ? node.Port.Events
        : throw new InvalidOperationException($"{node} is not this program's own node: its events are seen by its own program alone.");

    private static NodeAddress[]? Snapshot(GroupView? view)
    {
        if (view is null)
        {
            return null;
        }

        var members = new NodeAddress[view.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = view[i];
        }

        return members;
    }
}
