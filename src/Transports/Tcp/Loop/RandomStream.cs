using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node's own random numbers: SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.</summary>
internal sealed class RandomStream(ulong seed)
{
    private const ulong GoldenGamma = 0x9e3779b97f4a7c15;

    private ulong state = seed;

    /// <summary>0 .. <paramref name="exclusiveUpperBound"/> - 1; the bias is below 2^-32.</summary>
    internal int Next(int exclusiveUpperBound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveUpperBound, 1);
        state = unchecked(state + GoldenGamma);
        return (int)Math.BigMul(StableHash.Mix(state), (ulong)exclusiveUpperBound, out _);
    }
}
