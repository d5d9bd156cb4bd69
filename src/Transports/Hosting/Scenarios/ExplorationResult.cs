namespace Distribution;

/// <summary>What an exploration found.</summary>
/// <param name="Runs">How many runs were made.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Failures">The ways in which they failed, one for each oracle and cause, in the order of the seeds that showed them.</param>
/// <param name="Marks">The rare things that were looked for, and in how many runs each happened: what never did was not explored.</param>
/// <param name="Faults">How many faults of each kind that was in a plan took effect: of a kind that never did nothing is
/// known.</param>
/// <param name="Events">How many events all runs had.</param>
/// <param name="Hash">The hash of the hashes of all runs, in order.</param>
public sealed record ExplorationResult(
    long Runs,
    long Failed,
    IReadOnlyList<Failure> Failures,
    IReadOnlyDictionary<string, long> Marks,
    IReadOnlyDictionary<string, long> Faults,
    long Events,
    ulong Hash)
{
    /// <summary>What had to hold or to come about in any of the runs, by name, in alphabetical order; empty: nothing was asked but that
    /// nothing is thrown and that programs and runs end.</summary>
    public IReadOnlyCollection<string> Demands { get; init; } = [];
}
