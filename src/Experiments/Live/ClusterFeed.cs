using System.Reactive.Linq;
using System.Reactive.Threading.Tasks;

namespace Distribution.Experiments.Live;

/// <summary>What the caller of a cluster of processes sees of its nodes, as a stream: it is told what comes after it subscribed.</summary>
internal static class ClusterFeed
{
    /// <summary>Nodes that come and go, their processes' ends, and what the caller drops.</summary>
    /// <param name="cluster">One that has started.</param>
    internal static IObservable<LiveEvent> Of(ProcessCluster cluster)
    {
        var events = cluster.Origin.Events;
        var members = events.Membership.SelectMany(change =>
            Observable.Return<LiveEvent>(new LiveEvent.MemberChanged(change)).Concat(EndOf(cluster, change)));
        return members.Merge(events.Drops.Select(LiveEvent (drop) => new LiveEvent.SomethingDropped(drop)));
    }

    private static IObservable<LiveEvent> EndOf(ProcessCluster cluster, MembershipChange change) =>
        change.Kind == MembershipChangeKind.Joined && cluster.ProcessOf(cluster.NodeAt(change.Node)) is { } process
            ? process.Exited.ToObservable().Select(LiveEvent (code) => new LiveEvent.ProcessEnded(change.Node, code))
            : Observable.Empty<LiveEvent>();
}
