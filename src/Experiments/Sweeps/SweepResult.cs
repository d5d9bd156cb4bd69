using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>The settings of a plan that are finished, in the plan's order.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Rows">A row for each finished setting.</param>
/// <param name="Performance">Of this command alone, without settings that were found finished.</param>
internal sealed record SweepResult(SweepPlan Plan, IReadOnlyList<ResultRow> Rows, Performance Performance)
{
    /// <summary>The settings that failed, in the plan's order.</summary>
    internal IReadOnlyList<CellFailure> Failures { get; init; } = [];

    /// <summary>Whether every setting is finished or failed.</summary>
    internal bool IsComplete => Rows.Count + Failures.Count == Plan.Cells.Count;

    /// <summary>Whether no further setting was begun because the time for it was over.</summary>
    internal bool IsOverBudget { get; init; }

    /// <summary>The hash over the settings' hashes in order.</summary>
    internal ulong TraceHash => Rows.Aggregate(StableHash.Seed, (hash, row) => StableHash.Add(hash, StableHash.Mix(row.TraceHash)));
}
