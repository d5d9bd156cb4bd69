namespace Distribution.Experiments.Reports;

/// <summary>How a report was made: all that someone needs to make it again and to judge its times.</summary>
public sealed record Provenance
{
    /// <summary>The command, complete with its defaults.</summary>
    public required string Command { get; init; }

    /// <summary>The options that are the same for all settings, and their values; empty for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>What changes from setting to setting, with its values in the order in which they are run; empty for none. The page shows
    /// the first of very many.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Axes { get; init; } = [];

    /// <summary>How many runs each setting was to have; 0: there are no runs.</summary>
    public int Runs { get; init; }

    /// <summary>The text of the plan file; null: there was none. The page shows the beginning of a very long one.</summary>
    public string? Plan { get; init; }

    /// <summary>What the simulator was told of the machine, each with its figure and unit; empty: it was not calibrated.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Calibration { get; init; } = [];

    /// <summary>The root seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The trace hash over all runs, as text.</summary>
    public required string TraceHash { get; init; }

    /// <summary>Version and commit of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Processor, cores, memory, operating system, runtime.</summary>
    public required string Machine { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took; null: it has not ended.</summary>
    public required TimeSpan? Elapsed { get; init; }

    /// <summary>The definition of quantiles used everywhere in the report: <c>type 7 of Hyndman and Fan 1996</c>.</summary>
    public required string Quantiles { get; init; }
}
