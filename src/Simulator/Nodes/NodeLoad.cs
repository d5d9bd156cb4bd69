using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// Nodes that are slow: each of their inputs takes a declared time, and the next waits until the one before is done. Declared, not
/// measured: a run does not depend on the machine.
/// </summary>
/// <remarks>Belongs to one run; memory for the highest node spoken of. One thread at a time.</remarks>
public sealed class NodeLoad
{
    private Worker[] workers = [];

    /// <summary>When the last of them is done with what it has been given.</summary>
    public Instant BusyUntil => new(workers.Select(worker => worker.BusyUntil).DefaultIfEmpty(0).Max());

    /// <summary>Lets each input of a node take so much longer from now on; negative: takes that back. What is begun or waits keeps its
    /// time.</summary>
    public void AddCost(NodeId node, Duration perInput)
    {
        if (node.Index >= workers.Length)
        {
            Array.Resize(ref workers, node.Index + 1);
        }

        workers[node.Index].Cost += perInput.Nanoseconds;
    }

    /// <summary>Takes the node's time for one input that is there now.</summary>
    /// <returns>When the node begins with it: now, or later if it is busy. Inputs begin in the order in which they are
    /// admitted.</returns>
    public Instant Admit(NodeId node, Instant now)
    {
        if (node.Index >= workers.Length)
        {
            return now;
        }

        ref var worker = ref workers[node.Index];
        var begin = Math.Max(now.Nanoseconds, worker.BusyUntil);
        if (worker.Cost > 0)
        {
            worker.BusyUntil = begin + worker.Cost;
        }

        return new Instant(begin);
    }

    /// <summary>A node has a new life: what the last one was behind with is gone.</summary>
    public void Forget(NodeId node)
    {
        if (node.Index < workers.Length)
        {
            workers[node.Index].BusyUntil = 0;
            workers[node.Index].Life++;
        }
    }

    /// <summary>Which life of a node works now: what an earlier one was given is not done.</summary>
    public int LifeOf(NodeId node) => node.Index < workers.Length ? workers[node.Index].Life : 0;

    private struct Worker
    {
        internal long Cost;
        internal long BusyUntil;
        internal int Life;
    }
}
