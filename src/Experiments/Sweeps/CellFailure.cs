using Distribution.Experiments.Running;

namespace Distribution.Experiments.Sweeps;

/// <summary>A setting of which a run broke off: it has no row, and the same command tries it again.</summary>
/// <param name="Cell">Its number in the grid, from 0.</param>
/// <param name="Key">Identifies the setting.</param>
/// <param name="Error">Which run, its own seed, and what was thrown.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Runs">How many runs show the failure again.</param>
/// <param name="UntilWidth">The width that they are to stop at, where the run was one of the pilot runs or may have been; null:
/// none.</param>
internal sealed record CellFailure(int Cell, string Key, string Error, ulong Seed, int Runs, double? UntilWidth)
{
    /// <summary>How often the setting was tried.</summary>
    internal int Tries { get; init; } = 1;

    /// <summary>What was thrown; null where the failure was read back.</summary>
    internal RunFailedException? Cause { get; init; }

    /// <summary>The failure of a setting.</summary>
    internal static CellFailure Of(int index, CellPlan cell, RunFailedException cause) => new(
        index,
        cell.Key,
        cause.Message.ReplaceLineEndings(" "),
        cell.RootSeed,
        cell.UntilWidth is null ? cause.Run + 1 : cell.Runs,
        cell.UntilWidth)
    {
        Cause = cause,
    };
}
