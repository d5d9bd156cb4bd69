using System.Globalization;

namespace Distribution.Protocol;

/// <summary>Counters of one origin, both ends included.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest; not below <paramref name="First"/>.</param>
public readonly record struct CounterRange(uint First, uint Last)
{
    /// <summary>As <c>3</c> or <c>0 to 4</c>.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{First} to {Last}");

    /// <summary>The rumors with these counters: <c>no rumor</c>, <c>rumor 3</c>, <c>rumors 0 to 4, 7</c>.</summary>
    internal static string Words(IReadOnlyList<CounterRange> ranges) => ranges switch
    {
        [] => "no rumor",
        [var only] when only.First == only.Last => $"rumor {only}",
        _ => $"rumors {string.Join(", ", ranges)}",
    };
}
