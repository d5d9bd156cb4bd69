namespace Distribution.Protocol;

/// <summary>
/// The values most recently made from bytes, so that a name that comes with every message is made once. A fixed number of slots, one
/// entry each, the newest wins: bounded whatever a peer sends. One thread at a time.
/// </summary>
/// <param name="slots">How many entries; a power of two.</param>
/// <param name="keyBytesMax">Longer keys are not kept.</param>
internal sealed class InternTable<T>(int slots, int keyBytesMax)
    where T : class
{
    private readonly Entry[] entries = new Entry[slots];

    private struct Entry
    {
        internal byte[]? Key;
        internal T? Value;
    }

    /// <summary>The value kept for the key, or null.</summary>
    internal T? Find(ReadOnlySpan<byte> key)
    {
        ref readonly var entry = ref entries[Slot(key)];
        return entry.Key is not null && key.SequenceEqual(entry.Key) ? entry.Value : null;
    }

    /// <summary>Keeps the value for the key, if the key is short enough.</summary>
    internal T Keep(ReadOnlySpan<byte> key, T value)
    {
        if (key.Length <= keyBytesMax)
        {
            ref var entry = ref entries[Slot(key)];
            entry.Key = key.ToArray();
            entry.Value = value;
        }

        return value;
    }

    private int Slot(ReadOnlySpan<byte> key) =>
        key.Length > keyBytesMax ? 0 : (int)(StableHash.Mix(StableHash.Of(key)) & (uint)(entries.Length - 1));
}
