using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>What came of a run.</summary>
public sealed record TrialResult
{
    /// <summary>What did not hold; null: all did.</summary>
    public required Violation? Violation { get; init; }

    /// <summary>What a protocol, a step or a program threw, if that is what did not hold; null: nothing was thrown.</summary>
    public ThrownException? Thrown { get; init; }

    /// <summary>The hash of all events.</summary>
    public required ulong TraceHash { get; init; }

    /// <summary>How many events there were.</summary>
    public required long Events { get; init; }

    /// <summary>When all nodes were prepared: before that nothing goes wrong and nothing is asked.</summary>
    public Instant Begun { get; init; }

    /// <summary>The time of the last one.</summary>
    public required Instant End { get; init; }

    /// <summary>Hashes on the way.</summary>
    public required TraceLadder Ladder { get; init; }

    /// <summary>All that happened, with causes and what did not hold; null: the run was not traced.</summary>
    public RunTrace? Trace { get; init; }

    /// <summary>What went wrong, with everything that chance decided written down message by message: a run with this plan and without a
    /// strategy goes the same way.</summary>
    public required FaultPlan Recorded { get; init; }

    /// <summary>The faults of its plan that took effect, each once.</summary>
    public required IReadOnlyList<Fault> Effective { get; init; }

    /// <summary>Whether the code has come by a point at which a fault could let something rare happen.</summary>
    public bool HasVisits { get; init; }

    /// <summary>The workload, those steps included that were left out.</summary>
    public required IReadOnlyList<WorkloadStep> Steps { get; init; }

    /// <summary>What had to hold or to come about, by name (<see cref="ScenarioRun.Always(Oracle)"/>, <see
    /// cref="ScenarioRun.Eventually"/>).</summary>
    public required IReadOnlyList<string> Demands { get; init; }

    /// <summary>The rare things that were looked for, and when each happened first; null: it did not.</summary>
    public required IReadOnlyList<KeyValuePair<string, Instant?>> Marks { get; init; }
}
