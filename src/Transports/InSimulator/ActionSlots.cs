namespace Distribution.InSimulator;

/// <summary>Actions that wait in the timeline: an event holds a slot's number, and a slot is used again after its action was
/// taken.</summary>
internal sealed class ActionSlots
{
    private readonly Stack<int> free = new();
    private readonly List<(Action? Action, ulong Fingerprint, string What)> slots = [];

    internal int Add(Action action, ulong fingerprint, string what)
    {
        if (free.TryPop(out var slot))
        {
            slots[slot] = (action, fingerprint, what);
            return slot;
        }

        slots.Add((action, fingerprint, what));
        return slots.Count - 1;
    }

    /// <summary>What the action of a slot is, in words.</summary>
    internal string WhatOf(int slot) => slots[slot].What;

    internal Action Take(int slot, out ulong fingerprint)
    {
        (var action, fingerprint, _) = slots[slot];
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
