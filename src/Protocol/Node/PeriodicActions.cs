namespace Distribution.Protocol;

/// <summary>What a node does from time to time, in the order in which it began.</summary>
internal sealed class PeriodicActions
{
    private readonly List<PeriodicAction> actions = [];
    private ulong begun;

    internal int Count => actions.Count;

    internal PeriodicAction this[int index] => actions[index];

    internal Alarm Alarm { get; } = new();

    /// <summary>When the next is due; <see cref="Instant.MaxValue"/>: there is none.</summary>
    internal Instant Next
    {
        get
        {
            var next = Instant.MaxValue;
            foreach (var action in actions)
            {
                next = action.Due < next ? action.Due : next;
            }

            return next;
        }
    }

    internal PeriodicAction Add(Duration interval, in SendArguments send)
    {
        var action = new PeriodicAction(++begun, interval, send);
        actions.Add(action);
        return action;
    }

    /// <summary>Ends one; false if there is none of that number.</summary>
    internal bool Remove(ulong id) => actions.RemoveAll(action => action.Id == id) > 0;

    /// <summary>The action of that number; null: it was ended.</summary>
    internal PeriodicAction? Find(ulong id) => actions.Find(action => action.Id == id);

    /// <summary>A run of a service has ended, whether an action began it or not.</summary>
    internal void HasEnded(InvocationId handler)
    {
        foreach (var action in actions)
        {
            action.Handlers.Remove(handler);
        }
    }
}
