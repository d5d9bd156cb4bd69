using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>The settings of a grid that are finished, in the grid's order.</summary>
/// <param name="Plan">The grid.</param>
/// <param name="Rows">A row for each finished setting.</param>
/// <param name="Performance">Of this command alone, without settings that were found finished.</param>
internal sealed record SweepResult(SweepPlan Plan, IReadOnlyList<ResultRow> Rows, Performance Performance)
{
    /// <summary>Whether every setting is finished.</summary>
    internal bool IsComplete => Rows.Count == Plan.Cells.Count;

    /// <summary>The hash over the settings' hashes in order.</summary>
    internal ulong TraceHash => Rows.Aggregate(StableHash.Seed, (hash, row) => StableHash.Add(hash, StableHash.Mix(row.TraceHash)));
}
