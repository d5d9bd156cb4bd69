using System.Globalization;
using Distribution.PlantedBugs;
using Distribution.Simulator;

namespace Distribution.ExplorationTests;

/// <summary>One planted bug, looked for from one root seed.</summary>
/// <param name="Bug">The bug.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Result">What was found.</param>
/// <param name="FindTime">How long until it was found and its group of runs was finished.</param>
/// <param name="ShrinkTime">How long it took from then on to make it small.</param>
internal sealed record BugHunt(PlantedBug Bug, ulong Seed, ExplorationResult Result, TimeSpan FindTime, TimeSpan ShrinkTime)
{
    /// <summary>How long to look, and then how long to make small.</summary>
    internal static readonly TimeSpan FindTimeMax = TimeSpan.FromSeconds(60);

    internal const int KeptMax = 8;

    /// <summary>What was found first; null: nothing.</summary>
    internal Failure? Failure => Result.Failures.Count > 0 ? Result.Failures[0] : null;

    /// <summary>Looks for it, and makes the first run that fails small.</summary>
    internal static BugHunt Run(PlantedBug bug, ulong seed, int jobs = 1, int failuresMax = 1)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var ended = started;
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = bug.Create,
            Seed = seed,
            Runs = 1_000_000,
            Time = FindTimeMax,
            Jobs = jobs,
            FailuresMax = failuresMax,
            Progress = (_, _) => ended = clock.GetTimestamp(),
        });
        return new BugHunt(bug, seed, result, clock.GetElapsedTime(started, ended), clock.GetElapsedTime(ended));
    }

    /// <summary>The kinds of fault that are left in the smallest run.</summary>
    internal IEnumerable<string> KindsKept =>
        Failure is null ? [] : Failure.Smallest.Plan.Select(FaultKinds.NameOf).Distinct().Order(StringComparer.Ordinal);

    public override string ToString() => Failure is null
        ? $"{Bug} from seed {Seed}: not found in {Result.Runs} runs"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Bug} from seed {Seed}: run {Failure.Number}, {FindTime.TotalSeconds:0.0} s, {Failure.Found.Plan.Count} -> {Failure.Kept} kept ({string.Join(' ', KindsKept)}), {Failure.FoundViolation.At} -> {Failure.Violation.At}, {Failure.Tried} runs and {ShrinkTime.TotalSeconds:0.0} s; {Failure.Violation.Oracle}");
}
