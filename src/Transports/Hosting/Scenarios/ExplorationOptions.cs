using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>What is explored, and for how long. Immutable.</summary>
public sealed record ExplorationOptions
{
    /// <summary>Makes the scenario; called once for every run, from several threads.</summary>
    public required Func<Scenario> Scenario { get; init; }

    /// <summary>All chance: seed number i of the exploration follows from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most runs: 1 or more.</summary>
    public long Runs { get; init; } = 1_000;

    /// <summary>How long new runs are begun, within a group of runs too; null: until <see cref="Runs"/> are made.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many nodes; null: as the scenario says.</summary>
    public int? Nodes { get; init; }

    /// <summary>The kinds of fault to draw, by name, of those that the scenario tolerates or that are of a user's library (<see
    /// cref="FaultKinds.Add"/>), which no scenario can know; null: those that the scenario tolerates.</summary>
    public IReadOnlyList<string>? Faults { get; init; }

    /// <summary>The faults of every run, of kinds that might be drawn, and single messages and visits, each with an end; null: each run
    /// draws its own.</summary>
    public FaultPlan? Plan { get; init; }

    /// <summary>The strategies, used in turn.</summary>
    public IReadOnlyList<Strategy> Strategies { get; init; } = Strategy.All;

    /// <summary>How many runs are made at once, and how many failures are made small at once; no result depends on it.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether runs go on after some have failed.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The most failures that are made small and told: 1 or more. If it is 1, that is the first run that fails. Of all others it
    /// is only counted that they failed.</summary>
    public int FailuresMax { get; init; } = int.MaxValue;

    /// <summary>Every so many runs, one is made again in this process and has to go the same way; 0: none but those that
    /// fail.</summary>
    public int VerifyEvery { get; init; }

    /// <summary>Is told of every run, in order, on one thread: its number (<see cref="Exploration.TrialOf"/>), which one that goes on from
    /// another (<see cref="Trial.Fork"/>) does not have, the run, and what came of it. Null: nobody.</summary>
    public Action<long?, Trial, TrialResult>? Finished { get; init; }

    /// <summary>The longest time to make one failure small; less if less is left of <see cref="Time"/>, but not less than <see
    /// cref="LeastShrinkTime"/>.</summary>
    public TimeSpan ShrinkTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time to make one failure small when nothing is left of <see cref="Time"/>.</summary>
    public TimeSpan LeastShrinkTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Is told after every run how many are made and how many of them failed, by one thread at a time; null: nobody.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Is told of the first run that fails by an oracle as soon as it and those before it have ended, while others are still
    /// made: which of all runs it is, as <see cref="Failure.Number"/>, and what did not hold. By one thread at a time; which runs these
    /// are does not depend on <see cref="Jobs"/>. Null: nobody.</summary>
    public Action<long, Violation>? Found { get; init; }

    /// <summary>Watches over all runs that are made, and tells of those that do not end. Null: nobody does.</summary>
    public RunWatch? Watch { get; init; }

    /// <summary>For budgets, never for results.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Why the faults cannot be explored, in a line: which, and what is allowed; null: they can. What the scenario does not
    /// tolerate would be told as its failure, or be drawn by nobody.</summary>
    public string? Refusal() => CoreRefusal() is { } core ? core
        : FaultsRefusal() is { } kind ? $"faults: {kind}"
        : PlanRefusal() is { } fault ? $"plan: {fault}"
        : null;

    /// <summary>Why <see cref="Faults"/> cannot be; null: they can.</summary>
    public string? FaultsRefusal()
    {
        var tolerated = ScenarioTerms.Of(Scenario()).Faults;
        return Faults?.FirstOrDefault(kind => !IsTolerated(kind, tolerated)) is { } refused
            ? $"{refused} is not tolerated; kinds that are: {ListOf(tolerated)}"
            : null;
    }

    /// <summary>Why <see cref="Plan"/> cannot be; null: it can.</summary>
    public string? PlanRefusal()
    {
        var tolerated = ScenarioTerms.Of(Scenario()).Faults;
        return Plan?.Refusal(fault =>
            !IsTolerated(FaultKinds.NameOf(fault), tolerated) ? $"it is not tolerated; kinds that are: {ListOf(tolerated)}"
            : FaultCode.EndOf(fault) == Instant.MaxValue
            ? "it never ends, and the calm begins when all faults are over: say how long, as for: 2s"
            : null);
    }

    private string? CoreRefusal()
    {
        var scenario = ScenarioTerms.Of(Scenario());
        var nodes = Math.Max(scenario.Nodes, Nodes ?? 0);
        return scenario.Core >= 0 && scenario.Core < nodes
            ? null
            : $"Core of the scenario: {scenario.Core} of {nodes} nodes come to no harm; allowed is a number from 0 to {nodes - 1}";
    }

    private static string ListOf(IReadOnlyList<string> tolerated) => tolerated.Count > 0 ? string.Join(", ", tolerated) : "none";

    private static bool IsTolerated(string kind, IReadOnlyList<string> tolerated) =>
        tolerated.Contains(kind, StringComparer.Ordinal) || FaultKinds.IsAdded(kind)
        || !FaultKinds.DrawnNames.Contains(kind, StringComparer.Ordinal);
}
