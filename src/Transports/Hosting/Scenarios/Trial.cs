using System.Collections.Immutable;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>One run of a scenario to be made: equal trials have equal results, in every process. Immutable.</summary>
/// <param name="Scenario">What is run.</param>
/// <param name="Seed">All chance of the run.</param>
/// <param name="Nodes">How many nodes there are.</param>
public sealed record Trial(Scenario Scenario, ulong Seed, int Nodes)
{
    /// <summary>What goes wrong.</summary>
    public FaultPlan Plan { get; init; } = FaultPlan.Empty;

    /// <summary>The steps of the workload that are done, by their numbers; null: all.</summary>
    public IReadOnlySet<int>? Steps { get; init; }

    /// <summary>When steps are done, by their numbers; those that it does not name: when the scenario says.</summary>
    public IReadOnlyDictionary<int, Instant> StepTimes { get; init; } = ImmutableSortedDictionary<int, Instant>.Empty;

    /// <summary>How long faults go on and the workload may be; null: as the scenario says.</summary>
    public Duration? FaultTime { get; init; }

    /// <summary>How schedules are chosen; null: messages take the network model's time.</summary>
    public Strategy? Strategy { get; init; }

    /// <summary>Whether everything that happens is written down (<see cref="TrialResult.Trace"/>), which changes nothing of it.</summary>
    public bool IsTraced { get; init; }

    /// <summary>From when on the strategy has a chance of its own; null: from the beginning, that of the run.</summary>
    public Fork? Fork { get; init; }

    /// <summary>Tells of the run if it does not end, which changes nothing of it; null: nobody does.</summary>
    public RunWatch? Watch { get; init; }

    /// <summary>Makes the run.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="ScenarioException">The scenario is broken.</exception>
    public TrialResult Run(CancellationToken cancellation = default)
    {
        var number = Watch?.Begins(this) ?? 0;
        try
        {
            return new ScenarioRun(this).Drive(cancellation);
        }
        finally
        {
            Watch?.Ends(number);
        }
    }
}
