using Distribution.Protocol;
using Distribution.Simulator;

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
            watch.Waitable--;
            context.Run(() => completed(outcome));
        }, "outcome of a command:", outcome);
    }

    internal void Invoke(SimulatedNode node, Invocation invocation)
    {
        var life = node.Life!;
        world.PayExecution(node.Id.Index);
        Later(node, invocation.Arguments.Fingerprint, () =>
        {
            if (!life.IsOver)
            {
                watch.HandlerStarted(node, invocation);
                life.Context.Run(() => Start(invocation, life));
            }
        }, "a service runs:", invocation.Method);
    }

    /// <summary>A service's end is the user's code: an event of its own.</summary>
    internal void Release(SimulatedNode node, IOwnedRoute route)
    {
        var life = node.Life!;
        Later(node, 0, () => life.Context.Run(() => _ = route.EndAsync()), "a service ends");
    }

    /// <summary>Who watches is told in an event of its own. One that throws is told nothing more, as over TCP.</summary>
    internal void Observe(SimulatedNode node, NodeEvent happened)
    {
        Observer?.Invoke(node.Address, happened);
        world.Tracer?.Note(NoteOf(happened));
        if (node.Watcher is { } watchers)
        {
            Later(
                node,
                (ulong)happened.Kind,
                () => context.Run(() =>
                {
                    foreach (Action<NodeEvent> watcher in watchers.GetInvocationList())
                    {
                        Tell(node, watcher, happened);
                    }
                }),
                "a watcher is told:",
                happened);
        }
    }

    internal void StopAfterInput(SimulatedNode node) => stopping = node;

    private static void Start(in Invocation invocation, SimulatedLife life)
    {
        try
        {
            invocation.Route.Start(invocation, life);
        }
        catch (Exception exception) when (exception is not EscapedException)
        {
            life.Completed(invocation.Id, Outcome.Failed(CallErrorKind.HandlerFailed, ErrorText.Of(exception)));
        }
    }

    private static string? NoteOf(NodeEvent happened) => happened switch
    {
        { Kind: NodeEventKind.RumorDelivered, Call: { } call } => Lack.Takes(call.Words),
        { Kind: NodeEventKind.Dropped, Call: { } call, Error: { Kind: CallErrorKind.Duplicate } } => Lack.HasSeen(call.Words),
        { Kind: NodeEventKind.Dropped, Call: { } call, Error: { } error } => $"{Lack.Refuses(call.Words)}: {error.Message}",
        _ => null,
    };

    private static void Tell(SimulatedNode node, Action<NodeEvent> watcher, NodeEvent happened)
    {
        try
        {
            watcher(happened);
        }
        catch (Exception exception) when (exception is not EscapedException)
        {
            node.Watcher -= watcher;
        }
    }

    /// <summary>A node that asked to stop has said all it had to say: its messages are on their way.</summary>
    private void AfterInput(SimulatedNode node)
    {
        if (stopping == node)
        {
            stopping = null;
            var life = node.Life!;
            foreach (var route in NodeProtocol<SimulatedNodeEnvironment>.TakeOwnedRoutes(ref node.State))
            {
                life.Context.Run(() => _ = route.EndAsync());
            }

            End(node, StoppedCode);
        }
    }
}
