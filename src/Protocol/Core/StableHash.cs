using System.Runtime.CompilerServices;

namespace Distribution.Protocol;

/// <summary>Hashes that are the same in every process, on every machine, for ever; unlike the runtime's own hash codes.</summary>
public static class StableHash
{
    /// <summary>The start of a hash chain (FNV-1a's offset basis).</summary>
    public const ulong Seed = 0xcbf29ce484222325;

    private const ulong Prime = 0x100000001b3;

    /// <summary>Adds one 64-bit word to a chain: one xor and one multiplication (FNV-1a over words).</summary>
    public static ulong Add(ulong hash, ulong word) => unchecked((hash ^ word) * Prime);

    /// <summary>FNV-1a over the bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed;
        foreach (var value in bytes)
        {
            hash = Add(hash, value);
        }

        return hash;
    }

    /// <summary>FNV-1a over the UTF-16 code units.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var unit in text)
        {
            hash = Add(hash, unit);
        }

        return hash;
    }

    /// <summary>Spreads every bit of the input over the whole output: the finaliser of SplitMix64 (Steele, Lea, Flood 2014, section 4;
    /// variant 13 of Stafford). A bijection.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
            value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
            return value ^ (value >> 31);
        }
    }
}
