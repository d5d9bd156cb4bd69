using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <content>What the nodes ask for. Nothing here runs anything inside an input: it schedules.</content>
public sealed partial class SimulatedNodes
{
    private SimulatedNode? stopping;

    internal void Complete(SimulatedNode node, CommandId command, Outcome outcome)
    {
        if (!node.Commands.Remove(command, out var completed))
        {
            throw new InvalidOperationException($"Command {command.Value} of {node.Address} was completed twice.");
        }

        Later(node, outcome.Fingerprint, () =>
        {
            context.Waitable--;
            context.Run(() => completed(outcome));
        });
    }

    internal void Invoke(SimulatedNode node, Invocation invocation)
    {
        var incarnation = node.Incarnation;
        Later(node, invocation.Arguments.Fingerprint, () =>
        {
            if (IsRunning(node) && node.Incarnation == incarnation)
            {
                context.HandlerStarted(node, invocation);
                context.Run(() => invocation.Route.Start(invocation, node.Life!));
            }
        });
    }

    /// <summary>Who watches is told in an event of its own.</summary>
    internal void Observe(SimulatedNode node, NodeEvent happened)
    {
        if (node.Watcher is { } watcher)
        {
            Later(node, (ulong)happened.Kind, () => context.Run(() => watcher(happened)));
        }
    }

    internal void StopAfterInput(SimulatedNode node) => stopping = node;

    internal SpawnTicket Spawn(SimulatedNode parent, SpawnRequest request)
    {
        var ticket = new SpawnTicket(spawnsMade++);
        var incarnation = parent.Incarnation;

        Later(parent, (ulong)ticket.Value, () => BeginBoot(request, outcome =>
        {
            if (IsRunning(parent) && parent.Incarnation == incarnation)
            {
                protocol.OnSpawnCompleted(ref parent.State, ticket, outcome, EnvironmentOf(parent));
                AfterInput(parent);
            }
        }));
        return ticket;
    }

    private void BeginBoot(SpawnRequest request, Action<SpawnOutcome> completed)
    {
        var listen = request.Listen.Port == 0 ? directory.Free(request.Listen.Host) : request.Listen;
        var node = nodes[Resolve(listen).Index];
        var delay = options.BootDelay.At(boot.Next());
        var fails = options.BootFailure.Happens(boot.Next());
        if (delay > request.BootDeadline)
        {
            world.Schedule(Now + request.BootDeadline, node.Id.Index, 0, () => completed(
                new SpawnOutcome(SpawnStatus.TimedOut, null, 0, $"{listen} was not up after {request.BootDeadline}")));
            return;
        }

        world.Schedule(Now + delay, node.Id.Index, 1, () => completed(EndBoot(node, request, fails)));
    }

    private SpawnOutcome EndBoot(SimulatedNode node, SpawnRequest request, bool fails)
    {
        if (fails)
        {
            return new SpawnOutcome(SpawnStatus.Exited, null, 0, $"{node.Address} exited with code 134 while it booted (simulated)");
        }

        if (IsRunning(node))
        {
            return new SpawnOutcome(SpawnStatus.Refused, null, 0, $"cannot listen at {node.Address}: the port is in use");
        }

        Boot(node, request.Settings);
        return new SpawnOutcome(SpawnStatus.Started, node.Address, 0, string.Empty);
    }

    /// <summary>A node that asked to stop has said all it had to say: its messages are on their way.</summary>
    private void AfterInput(SimulatedNode node)
    {
        if (stopping == node)
        {
            stopping = null;
            End(node);
        }
    }
}
