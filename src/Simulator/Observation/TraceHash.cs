using System.Globalization;
using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// A rolling hash over every event of a run, in order: time, kind, receiver, sender and content. Two runs with one hash went the same
/// way; a promise that holds across processes, cultures, jit settings and worker counts.
/// </summary>
public struct TraceHash
{
    private ulong value;

    /// <summary>The hash of a run in which nothing has happened yet.</summary>
    public static TraceHash Empty => new() { value = StableHash.Seed };

    /// <summary>The hash so far.</summary>
    public readonly ulong Value => StableHash.Mix(value);

    /// <summary>Adds one event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Instant time, EventKind kind, int receiver, int sender, ulong fingerprint)
    {
        unchecked
        {
            var what = (((ulong)time.Nanoseconds * 8) + (ulong)kind) ^ ((ulong)(uint)receiver << 40);
            value = StableHash.Add(StableHash.Add(value, what), fingerprint ^ ((ulong)(uint)sender << 32));
        }
    }

    /// <summary>16 hexadecimal digits.</summary>
    public override readonly string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
