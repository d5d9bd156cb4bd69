using System.Reactive.Linq;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution;

/// <summary>The port of a node on TCP.</summary>
internal sealed class TcpPort(TcpNode node) : NodePort
{
    internal override NodeAddress Address => node.Address;

    internal override Instant Now => TcpNode.Now;

    internal override TimeProvider Time => TimeProvider.System;

    internal override string NextHandleName() => node.NextName("rpc");

    internal override Task AddRouteAsync(string name, IRoute route) => node.AddRouteAsync(name, route);

    internal override Task<bool> RemoveRouteAsync(string name) => node.RemoveRouteAsync(name);

    internal override IObservable<NodeEvent> Events => Observable.Create<NodeEvent>(observer =>
    {
        Action<NodeEvent> watcher = observer.OnNext;
        node.Watch(watcher);
        return () => node.Unwatch(watcher);
    });

    protected override CommandId Submit(in Command command, Action<Outcome> completed) => node.Submit(command, completed);

    protected override void Cancel(CommandId command) => node.Cancel(command);
}
