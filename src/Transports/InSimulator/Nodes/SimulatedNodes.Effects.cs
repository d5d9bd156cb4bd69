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
            watch.Waitable--;
            context.Run(() => completed(outcome));
        }, "outcome of a command:", outcome);
    }

    internal void Invoke(SimulatedNode node, Invocation invocation)
    {
        var life = node.Life!;
        Later(node, invocation.Arguments.Fingerprint, () =>
        {
            if (!life.IsOver)
            {
                watch.HandlerStarted(node, invocation);
                life.Context.Run(() => invocation.Route.Start(invocation, life));
            }
        }, "a service runs:", invocation.Method);
    }

    /// <summary>Who watches is told in an event of its own.</summary>
    internal void Observe(SimulatedNode node, NodeEvent happened)
    {
        if (node.Watcher is { } watcher)
        {
            Later(node, (ulong)happened.Kind, () => context.Run(() => watcher(happened)), "a watcher is told:", happened);
        }
    }

    internal void StopAfterInput(SimulatedNode node) => stopping = node;

    /// <summary>A node that asked to stop has said all it had to say: its messages are on their way.</summary>
    private void AfterInput(SimulatedNode node)
    {
        if (stopping == node)
        {
            stopping = null;
            End(node, StoppedCode);
        }
    }
}
