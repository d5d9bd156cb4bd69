using System.Collections.Frozen;

namespace Distribution.Experiments.Sweeps;

/// <summary>Something that changes from setting to setting.</summary>
/// <param name="Name">An option without dashes, or <see cref="SweepPlan.Mechanism"/>.</param>
/// <param name="Values">Its values in canonical spelling, in the order given, each once.</param>
internal sealed record SweepAxis(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Where values were written, as the beginnings of errors; a value without one: on the command line.</summary>
    internal IReadOnlyDictionary<string, string> Places { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Reads the values of an option.</summary>
    /// <param name="option">Which.</param>
    /// <param name="texts">A value, a list or a range each.</param>
    /// <exception cref="UsageException">One is not allowed.</exception>
    internal static SweepAxis Of(ProtocolOption option, params IEnumerable<string> texts) => new(
        option.Name,
        [
            .. texts.SelectMany(text => ListText.Expand(option.Flag, text, option.Takes)).Select(value => option.Read(value).Text)
                .Distinct(StringComparer.Ordinal),
        ]);
}
