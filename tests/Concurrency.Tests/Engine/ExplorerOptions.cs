namespace Distribution.Concurrency;

/// <summary>How a body is explored. Immutable.</summary>
internal sealed record ExplorerOptions
{
    /// <summary>How many choices and turns a run may have.</summary>
    internal int StepsMax { get; init; } = 20_000;

    /// <summary>Whether a timer may also expire while something else could go on, as on a machine that is slow; if not, only when nothing
    /// else can.</summary>
    internal bool TimersRace { get; init; }

    /// <summary>How long in real time to wait for what has escaped before a deadlock is called one.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>After so long in real time without a step, a strand is said to wait for something that no schedule decides.</summary>
    internal TimeSpan RealTimeMax { get; init; } = TimeSpan.FromSeconds(5);
}
