using System.Collections.Immutable;

namespace Distribution.Experiments;

/// <summary>What one run has shown.</summary>
public sealed class RunSample
{
    /// <summary>A value for each of the protocol's measures, by name; not-a-number where the run does not define it (the mean time of
    /// first receptions when there were none).</summary>
    public required IReadOnlyDictionary<string, double> Measures { get; init; }

    /// <summary>The samples whose mean a measure is, by its name, where one run takes several: one for each message. A comparison with
    /// real processes looks at them; everything else at the means.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Samples { get; init; } =
        ImmutableDictionary<string, IReadOnlyList<double>>.Empty;

    /// <summary>How many nodes were informed at the times 0, 1, 2, ... steps, the source included; it stays at the last value afterwards.
    /// Empty where there is no such curve.</summary>
    public IReadOnlyList<double> Curve { get; init; } = [];

    /// <summary>How many steps lie between two values of <see cref="Curve"/>: a power of two. Where a protocol cannot tell before how long
    /// a run takes, its step is short, and of a long run it keeps every second value, every fourth, and so on.</summary>
    public long CurveStride { get; init; } = 1;

    /// <summary>The hash of everything that happened.</summary>
    public required ulong TraceHash { get; init; }

    /// <summary>How many events the engine processed.</summary>
    public required long Events { get; init; }

    /// <summary>Messages that arrived at a live node.</summary>
    public long Delivered { get; init; }

    /// <summary>Messages that did not, whatever the reason.</summary>
    public long Dropped { get; init; }

    /// <summary>What a reader must know of the run beside its measures, in words that follow "1 of 20 runs"; empty: nothing.</summary>
    public string Remark { get; init; } = "";
}
