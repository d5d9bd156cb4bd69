using Distribution.Protocol;

namespace Distribution.Simulator;

/// <content>A look at the future as a whole.</content>
public sealed partial class Timeline<TEvent>
{
    /// <summary>Every event that waits, with its time, in no order. For what happens rarely: linear in the events and in the ring.
    /// Schedule and take nothing while you look.</summary>
    public IEnumerable<(Instant At, TEvent Item)> Waiting()
    {
        for (var next = position; next < openedCount; next++)
        {
            var entry = opened[(int)(order[next] & IndexMask)];
            yield return (new Instant(entry.Time), entry.Item);
        }

        foreach (var (time, item) in late.Waiting().Concat(beyond.Waiting()))
        {
            yield return (new Instant(time), item);
        }

        foreach (var bucket in ring)
        {
            // The last block holds what is left over when the others are full.
            var block = bucket.LastBlock;
            for (var left = bucket.Count; left > 0; block = slab.Previous(block))
            {
                for (var slot = (left - 1) & (EventSlab<TEvent>.BlockSize - 1); slot >= 0; slot--, left--)
                {
                    var entry = slab.At(block, slot);
                    yield return (new Instant(entry.Time), entry.Item);
                }
            }
        }
    }
}
