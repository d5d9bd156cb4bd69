namespace Distribution.Protocol;

/// <summary>The probe of the current period.</summary>
/// <param name="Target">Who is probed; null: nobody, or it has answered.</param>
/// <param name="Number">The number that the answer repeats.</param>
/// <param name="AskAt">When others are asked to try; <see cref="Instant.MaxValue"/>: they have been.</param>
internal readonly record struct Probe(NodeAddress? Target, ulong Number, Instant AskAt)
{
    /// <summary>Nobody is probed.</summary>
    internal static Probe None => new(null, 0, Instant.MaxValue);
}
