using System.Reactive.Linq;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution;

/// <summary>The port of a simulated node.</summary>
internal sealed class SimulatedPort(SimulatedNodes world, NodeAddress address) : NodePort
{
    internal override NodeAddress Address => address;

    internal override Instant Now => world.Now;

    internal override TimeProvider Time => world.Time;

    internal override string NextHandleName() => world.NextName(address, "rpc");

    internal override Task AddRouteAsync(string name, IRoute route)
    {
        world.AddRoute(address, name, route);
        return Task.CompletedTask;
    }

    internal override Task<bool> RemoveRouteAsync(string name) => Task.FromResult(world.RemoveRoute(address, name));

    internal override IObservable<NodeEvent> Events => Observable.Create<NodeEvent>(observer =>
    {
        Action<NodeEvent> watcher = observer.OnNext;
        world.Watch(address, watcher);
        return () => world.Unwatch(address, watcher);
    });

    protected override CommandId Submit(in Command command, Action<Outcome> completed) => world.Submit(address, command, completed);

    protected override void Cancel(CommandId command) => world.Cancel(address, command);
}
