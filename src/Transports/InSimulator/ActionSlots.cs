namespace Distribution.InSimulator;

/// <summary>Actions that wait in the timeline: an event holds a slot's number, and a slot is used again after its action was
/// taken.</summary>
internal sealed class ActionSlots
{
    private readonly Stack<int> free = new();
    private readonly List<(Action? Action, ulong Fingerprint)> slots = [];

    internal int Add(Action action, ulong fingerprint)
    {
        if (free.TryPop(out var slot))
        {
            slots[slot] = (action, fingerprint);
            return slot;
        }

        slots.Add((action, fingerprint));
        return slots.Count - 1;
    }

    internal Action Take(int slot, out ulong fingerprint)
    {
        (var action, fingerprint) = slots[slot];
        slots[slot] = default;
        free.Push(slot);
        return action ?? throw new InvalidOperationException("An action is taken once.");
    }

    internal void Clear()
    {
        slots.Clear();
        free.Clear();
    }
}
