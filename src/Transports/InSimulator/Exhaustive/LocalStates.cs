using System.Runtime.InteropServices;

namespace Distribution.InSimulator;

/// <summary>The local states that nodes were seen in, each once, by number.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
internal sealed class LocalStates<TState>
    where TState : struct
{
    private readonly WordTable table = new();
    private readonly List<LocalState<TState>> states = [];
    private readonly List<int> key = [];

    internal LocalStates() => CanonicalForm<TState>.ValidateState();

    internal int Count => table.Count;

    /// <summary>A local state; not to be changed, nor what its references lead to.</summary>
    internal ref readonly LocalState<TState> this[int number] => ref CollectionsMarshal.AsSpan(states)[number];

    /// <summary>The number of a local state, which is not changed afterwards.</summary>
    internal int Add(LocalState<TState> local)
    {
        key.Clear();
        key.Add(local.Node);
        key.Add(local.IsUp ? 1 : 0);
        key.Add(local.Expired);
        key.Add(local.Deliveries);
        CanonicalForm<TState>.WriteLong(local.Timers, key);
        CanonicalForm<TState>.Write(local.State, key);
        CanonicalForm<TState>.Write(local.Stored, key);
        if (table.Add(CollectionsMarshal.AsSpan(key), out var number))
        {
            states.Add(local);
        }

        return number;
    }

    /// <summary>A local state that may be changed.</summary>
    internal LocalState<TState> CopyOf(int number)
    {
        var local = states[number];
        local.State = NodeMemory<TState>.CopyOf(local.State);
        return local;
    }
}
