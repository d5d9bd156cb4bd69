using System.Numerics;

namespace Distribution.Protocol;

/// <summary>Several rumors in one message, out of <see cref="RumorsMax"/> that a run may have: a bit each.</summary>
/// <param name="Rumors">Bit k: rumor k is in it.</param>
public readonly record struct RumorBatch(ulong Rumors)
{
    /// <summary>The rumors that a run may have: 0 .. 63.</summary>
    public const int RumorsMax = 64;

    /// <summary>As <c>rumor 3</c>, <c>rumors 0 to 4, 7</c>.</summary>
    public override string ToString()
    {
        var ranges = new List<CounterRange>();
        for (var left = Rumors; left != 0;)
        {
            var first = BitOperations.TrailingZeroCount(left);
            var end = first + BitOperations.TrailingZeroCount(~(left >> first));
            ranges.Add(new CounterRange((uint)first, (uint)end - 1));
            left = end < RumorsMax ? left & (ulong.MaxValue << end) : 0;
        }

        return CounterRange.Words(ranges);
    }
}
