namespace Distribution.Experiments.Measuring;

/// <summary>What to measure.</summary>
/// <param name="Settings">The checked options.</param>
/// <param name="Runs">How many runs, each with fresh processes where processes are what is measured; at least 1.</param>
/// <param name="Seed">All chance that is the program's own.</param>
/// <param name="Load">The user's libraries, for the children.</param>
internal sealed record MeasurementRequest(Settings Settings, int Runs, ulong Seed, IReadOnlyList<string> Load)
{
    /// <summary>Whether the nodes write down their last messages, which takes them time.</summary>
    internal bool IsTraced { get; init; }

    /// <summary>How often processes do what is measured before it counts, while the runtime compiles hot code once more.</summary>
    internal int WarmUp { get; init; }
}
