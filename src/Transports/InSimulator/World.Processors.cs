using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Nodes that share the processors of one machine. What comes to a node goes into its inbox; a turn, an event of the timeline that
/// nobody sees, comes whenever the node has a processor and has paid for what it did, and becomes the next of the inbox.</content>
internal sealed partial class World<TMessage>
{
    private readonly ProcessorCosts? costs;
    private ProcessorQueue<SimulationEvent<TMessage>>? processors;

    /// <summary>A node pays for the run of a user's service; nothing where processors cost nothing.</summary>
    internal void PayExecution(int node)
    {
        if (processors is { } queue)
        {
            queue.Pay(new NodeId(node), queue.Costs.Executed, Timeline.Now);
        }
    }

    /// <summary>A node pays for a message that it sends.</summary>
    /// <returns>How much later it leaves.</returns>
    private Duration PaySending(int node) => processors is { } queue
        ? queue.Pay(new NodeId(node), queue.Costs.Sent, Timeline.Now) - Timeline.Now
        : Duration.Zero;

    /// <summary>Whether an event waits for a processor. A turn becomes what the node takes in it.</summary>
    private bool WaitsForProcessor(ref SimulationEvent<TMessage> next)
    {
        if (processors is not { } queue)
        {
            return false;
        }

        if (next.IsTurn)
        {
            return !Takes(queue, new NodeId(next.Node), ref next);
        }

        // Nobody works for a timer that was armed again, or in a node that is down; nor for what is no work of a node's.
        if (next.Kind == EventKind.Action ? !next.IsWork : !IsUp(next.Node) || IsStale(next))
        {
            return false;
        }

        queue.Add(new NodeId(next.Node), next);
        StartTurns(queue);
        return true;
    }

    /// <summary>The turn of a node: whether it takes something now.</summary>
    private bool Takes(ProcessorQueue<SimulationEvent<TMessage>> queue, NodeId node, ref SimulationEvent<TMessage> next)
    {
        if (queue.PaidAt(node) > Timeline.Now)
        {
            Timeline.Schedule(queue.PaidAt(node), next);
            return false;
        }

        if (!queue.TryTake(node, out var taken))
        {
            StartTurns(queue);
            return false;
        }

        // Behind what comes of the input at once.
        Timeline.Schedule(Timeline.Now, next);
        next = taken;
        if (next.Kind == EventKind.Message && next.Detail != next.Node)
        {
            queue.Pay(node, queue.Costs.Received, Timeline.Now);
        }

        return !IsHeld(next);
    }

    private bool IsStale(SimulationEvent<TMessage> next) =>
        next.Kind == EventKind.Timer && ArmedCount(next.Node, next.Timer) != next.Detail;

    private void StartTurns(ProcessorQueue<SimulationEvent<TMessage>> queue)
    {
        while (queue.TryStart(Timeline.Now, out var node))
        {
            Timeline.Schedule(queue.PaidAt(node), SimulationEvent<TMessage>.TurnOf(node.Index));
        }
    }
}
