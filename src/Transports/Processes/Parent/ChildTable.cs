using System.Collections.Concurrent;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>The children of a spawner: all that have not ended, and the last that have. Any thread.</summary>
internal sealed class ChildTable
{
    private readonly ConcurrentDictionary<int, ChildProcess> running = new();
    private readonly ConcurrentQueue<ChildProcess> ended = new();
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, NodeAddress> addresses = [];
    private int started;

    /// <summary>Those that have not ended; in no order.</summary>
    internal IReadOnlyCollection<ChildProcess> Running => [.. running.Values.Where(static child => !child.Exited.IsCompleted)];

    /// <summary>How many have not ended, or only just.</summary>
    internal int Count => running.Count;

    /// <summary>Where children have listened, in the order in which they were started first.</summary>
    internal IReadOnlyList<NodeAddress> Addresses
    {
        get
        {
            lock (gate)
            {
                return [.. addresses.Values];
            }
        }
    }

    internal void Add(ChildProcess child)
    {
        child.Number = Interlocked.Increment(ref started);
        running[child.ProcessId] = child;
        _ = MoveWhenEndedAsync(child);
    }

    /// <summary>A child is ready.</summary>
    internal void Note(ChildProcess child)
    {
        lock (gate)
        {
            if (child.Address is { } address && !addresses.ContainsValue(address))
            {
                addresses.Add(child.Number, address);
            }
        }
    }

    internal ChildProcess? Find(int processId) =>
        running.TryGetValue(processId, out var child) && !child.Exited.IsCompleted ? child : null;

    /// <summary>The last child that has listened there; linear in their number.</summary>
    internal ChildProcess? At(NodeAddress address) =>
        running.Values.FirstOrDefault(child => address.Equals(child.Address)) ??
        ended.LastOrDefault(child => address.Equals(child.Address));

    private async Task MoveWhenEndedAsync(ChildProcess child)
    {
        await child.Exited;

        // Those that were never ready have told all in their spawn's outcome. First here, then gone there: it is always to be found.
        if (child.Address is not null)
        {
            ended.Enqueue(child);
            if (ended.Count > ProcessSpawner.EndedChildrenMax)
            {
                ended.TryDequeue(out _);
            }
        }

        running.TryRemove(new(child.ProcessId, child));
    }
}
