namespace Distribution.Experiments.Reports;

/// <summary>How a report was made: all that someone needs to make it again and to judge its times.</summary>
public sealed record Provenance
{
    /// <summary>The command, complete with its defaults.</summary>
    public required string Command { get; init; }

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
