using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node's own random numbers: SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.</summary>
internal sealed class RandomStream(ulong seed)
{
    private const ulong GoldenGamma = 0x9e3779b97f4a7c15;

    private ulong state = seed;

    /// <summary>A seed from the operating system. By way of a GUID, whose 122 bits come from there too: the random generator of the
    /// cryptography library would load that library, which is a tenth of a child's whole start.</summary>
    internal static ulong NewSeed()
    {
        Span<byte> bits = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bits);
        return StableHash.Mix(BitConverter.ToUInt64(bits)) ^ BitConverter.ToUInt64(bits[sizeof(ulong)..]);
    }

    /// <summary>0 .. <paramref name="exclusiveUpperBound"/> - 1; the bias is below 2^-32.</summary>
    internal int Next(int exclusiveUpperBound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveUpperBound, 1);
        state = unchecked(state + GoldenGamma);
        return (int)Math.BigMul(StableHash.Mix(state), (ulong)exclusiveUpperBound, out _);
    }
}
