namespace Distribution.Protocol;

/// <summary>
/// Everything that one node waits for: a table of slots that are used again, so that a call costs no allocation, and the deadlines. A call
/// id is the slot and the slot's generation: an answer that comes late or twice finds another generation and is recognised. Slots are
/// visited in slot order, never in hash order.
/// </summary>
/// <param name="firstGeneration">Where generations begin; different for the incarnations of a node, so that answers to an earlier one are
/// recognised too.</param>
internal sealed class PendingCalls(uint firstGeneration)
{
    private const int CompactFrom = 64;
    private const int NoSlot = -1;

    private readonly DeadlineHeap deadlines = new();
    private Slot[] slots = new Slot[2];
    private int opened;
    private int firstFree = NoSlot;
    private int timed;

    /// <summary>How many things are pending.</summary>
    internal int Count { get; private set; }

    /// <summary>How many the node has ever begun to wait for.</summary>
    internal long Begun { get; private set; }

    /// <summary>The deadline timer.</summary>
    internal Alarm Alarm { get; } = new();

    /// <summary>How many slots were ever in use at once; the bound of <see cref="TryTakeAt"/>.</summary>
    internal int Slots => opened;

    /// <summary>How many deadlines are kept, those of answered calls included.</summary>
    internal int DeadlineEntries => deadlines.Count;

    /// <summary>Adds a pending thing and gives its id; never 0.</summary>
    internal ulong Add(in PendingCall call, Instant deadline)
    {
        var at = firstFree == NoSlot ? Open() : firstFree;
        ref var slot = ref slots[at];
        firstFree = slot.NextFree;
        slot.Call = call with { Order = Begun++ };
        slot.IsTimed = deadline < Instant.MaxValue;
        Count++;
        var id = IdOf(at);
        if (slot.IsTimed)
        {
            timed++;
            deadlines.Add(deadline, id);
        }

        return id;
    }

    /// <summary>Whether this id is pending.</summary>
    internal bool IsPending(ulong id) => SlotOf(id) != NoSlot;

    /// <summary>Looks at a pending thing.</summary>
    internal bool TryGet(ulong id, out PendingCall call)
    {
        var at = SlotOf(id);
        call = at == NoSlot ? default : slots[at].Call;
        return at != NoSlot;
    }

    /// <summary>Ends the waiting for <paramref name="id"/>.</summary>
    internal bool TryTake(ulong id, out PendingCall call)
    {
        var at = SlotOf(id);
        call = at == NoSlot ? default : Free(at);
        return at != NoSlot;
    }

    /// <summary>Ends the waiting of slot number <paramref name="at"/>, if it is in use and <paramref name="isWanted"/>.</summary>
    internal bool TryTakeAt<TKey>(int at, TKey key, Func<PendingCall, TKey, bool> isWanted, out PendingCall call)
    {
        call = slots[at].Call;
        if (call.Kind == PendingKind.None || !isWanted(call, key))
        {
            return false;
        }

        Free(at);
        return true;
    }

    /// <summary>Whether any call waits for this peer. Linear in the slots.</summary>
    internal bool AnyFrom(NodeId peer)
    {
        for (var at = 0; at < opened; at++)
        {
            if (slots[at].Call is { Kind: PendingKind.Call } call && call.Peer == peer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends the waiting of the call with the earliest deadline, if that is not after <paramref name="now"/>.</summary>
    internal bool TryTakeDue(Instant now, out PendingCall call)
    {
        while (deadlines.Count > 0 && deadlines.First.Deadline <= now)
        {
            var id = deadlines.First.Call;
            deadlines.RemoveFirst();
            if (TryTake(id, out call))
            {
                return true;
            }
        }

        call = default;
        return false;
    }

    /// <summary>The earliest deadline of what is still pending; <see cref="Instant.MaxValue"/>: none.</summary>
    internal Instant NextDeadline()
    {
        while (deadlines.Count > 0 && !IsPending(deadlines.First.Call))
        {
            deadlines.RemoveFirst();
        }

        return deadlines.Count > 0 ? deadlines.First.Deadline : Instant.MaxValue;
    }

    private int Open()
    {
        if (opened == slots.Length)
        {
            Array.Resize(ref slots, opened * 2);
        }

        slots[opened] = new Slot { Generation = firstGeneration == 0 ? 1 : firstGeneration, NextFree = NoSlot };
        return opened++;
    }

    private PendingCall Free(int at)
    {
        ref var slot = ref slots[at];
        var call = slot.Call;
        Invariant.Holds(call.Kind != PendingKind.None, "Only a slot in use is freed.");
        slot.Call = default;
        slot.Generation = slot.Generation == uint.MaxValue ? 1 : slot.Generation + 1;
        slot.NextFree = firstFree;
        firstFree = at;
        Count--;
        timed -= slot.IsTimed ? 1 : 0;
        if (timed == 0)
        {
            deadlines.Clear();
        }
        else if (deadlines.Count > CompactFrom && deadlines.Count / 2 > timed)
        {
            deadlines.Compact(this);
        }

        return call;
    }

    private int SlotOf(ulong id)
    {
        var at = id & uint.MaxValue;
        return at < (ulong)opened && slots[at].Call.Kind != PendingKind.None && slots[at].Generation == id >> 32 ? (int)at : NoSlot;
    }

    private ulong IdOf(int at) => ((ulong)slots[at].Generation << 32) | (uint)at;

    private struct Slot
    {
        internal PendingCall Call;
        internal uint Generation;
        internal int NextFree;
        internal bool IsTimed;
    }
}
