using System.Diagnostics.CodeAnalysis;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// Nodes that share the processors of one machine. A node is a process: what comes to it waits in its inbox, and the node waits for a
/// processor, first come, first served; once it has one it works off its inbox and gives the processor back. What it does is paid for in
/// order; the time of a cost is known when the work is done, so the host asks again until all is paid.
/// </summary>
/// <typeparam name="TInput">What comes to a node.</typeparam>
/// <remarks>Belongs to one run; memory for the highest node spoken of. One thread at a time. No allocation once the inboxes have
/// grown.</remarks>
public sealed class ProcessorQueue<TInput>(ProcessorCosts costs)
{
    private readonly Queue<int> ready = new();
    private Process[] processes = [];
    private int idle = costs.Processors;

    /// <summary>What everything costs.</summary>
    public ProcessorCosts Costs => costs;

    /// <summary>Something comes to a node, which has to have a processor to take it: see <see cref="TryStart"/>.</summary>
    public void Add(NodeId node, in TInput input)
    {
        ref var process = ref At(node);
        (process.Inbox ??= new Queue<TInput>()).Enqueue(input);
        if (!process.IsAwake)
        {
            process.IsAwake = true;
            ready.Enqueue(node.Index);
        }
    }

    /// <summary>Gives the node that has waited longest a processor, if one is idle. Ask after every <see cref="Add"/> and after every
    /// <see cref="TryTake"/> that has failed, until there is none.</summary>
    /// <param name="now">The present.</param>
    /// <param name="node">The node: its turn is when what it owes is paid (<see cref="PaidAt"/>).</param>
    public bool TryStart(Instant now, out NodeId node)
    {
        node = NodeId.None;
        if (idle == 0 || !ready.TryDequeue(out var index))
        {
            return false;
        }

        idle--;
        node = new NodeId(index);
        Pay(node, now - PaidAt(node) < costs.Awake ? Duration.Zero : costs.WakeUp, now);
        return true;
    }

    /// <summary>Takes what is next in the inbox of a node that has a processor and owes nothing; if there is nothing, the node gives the
    /// processor back and sleeps.</summary>
    public bool TryTake(NodeId node, [MaybeNullWhen(false)] out TInput input)
    {
        ref var process = ref At(node);
        if (process.Inbox!.TryDequeue(out input))
        {
            return true;
        }

        process.IsAwake = false;
        idle++;
        return false;
    }

    /// <summary>A node pays for something.</summary>
    /// <returns>When it is paid: what is done for it is done then.</returns>
    public Instant Pay(NodeId node, Duration cost, Instant now)
    {
        ref var process = ref At(node);
        var from = new Instant(process.PaidAt);
        var paid = (from > now ? from : now) + cost;
        process.PaidAt = paid.Nanoseconds;
        return paid;
    }

    /// <summary>When all that a node has done so far is paid for.</summary>
    public Instant PaidAt(NodeId node) => new(At(node).PaidAt);

    private ref Process At(NodeId node)
    {
        if (node.Index >= processes.Length)
        {
            Array.Resize(ref processes, Math.Max(node.Index + 1, processes.Length * 2));
        }

        return ref processes[node.Index];
    }

    private struct Process
    {
        internal Queue<TInput>? Inbox;
        internal long PaidAt;

        /// <summary>Whether it has a processor or waits for one.</summary>
        internal bool IsAwake;
    }
}
