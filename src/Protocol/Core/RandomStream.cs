using System.Runtime.CompilerServices;

namespace Distribution.Protocol;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", figure 14): 8 bytes of state, one addition and
/// two multiplications a draw. Not for secrets.
/// </summary>
/// <remarks>From state 1234567 the first draws are 6457827717110365317, 3203168211198807973, 9817491932198370423.</remarks>
public struct RandomStream(ulong state)
{
    private const ulong GoldenGamma = 0x9e3779b97f4a7c15;

    private ulong state = state;

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        state = unchecked(state + GoldenGamma);
        return StableHash.Mix(state);
    }

    /// <summary>A number in 0 .. <paramref name="bound"/> - 1: the high word of the product, without rejection; bias below
    /// <paramref name="bound"/> / 2^64.</summary>
    /// <param name="bound">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Below(ulong bound) => Math.BigMul(Next(), bound, out _);
}
