using System.Collections.Immutable;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>A stretch of a run in which nothing goes wrong, stops going wrong, or is asked. What comes after it can come
/// earlier.</summary>
/// <param name="From">Where it begins: where all nodes are prepared, or with what happens last before it.</param>
/// <param name="Until">Where it ends: with what happens next, or with the time of faults.</param>
internal readonly record struct QuietTime(Instant From, Instant Until)
{
    // Less is no gain.
    private static readonly Duration Least = Duration.FromMilliseconds(2);

    /// <summary>How long it is.</summary>
    internal Duration Length => Until - From;

    /// <summary>Those before a run fails, the last of them first. How long a fault lasts in which nothing else happens is that fault's
    /// strength and not among them.</summary>
    /// <param name="trial">The run.</param>
    /// <param name="result">What came of it.</param>
    internal static IEnumerable<QuietTime> Of(Trial trial, TrialResult result)
    {
        var moments = new SortedSet<Instant> { result.Begun, Instant.Zero + FaultTimeOf(trial) };
        moments.UnionWith(trial.Plan.Select(fault => fault.At));
        moments.UnionWith(trial.Plan.Select(EndOf).OfType<Instant>());
        moments.UnionWith(trial.Steps!.Select(step => result.Steps[step].At));
        var times = moments.Where(moment => moment >= result.Begun && moment < result.Violation!.At).ToArray();
        return times.Zip(times.Skip(1), (from, until) => new QuietTime(from, until))
            .Where(quiet => quiet.Length >= Least && !trial.Plan.Any(fault => fault.At == quiet.From && EndOf(fault) == quiet.Until))
            .Reverse();
    }

    /// <summary>The same run with what comes after this time earlier.</summary>
    /// <param name="trial">The run.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="by">By how much: at most the length of this time.</param>
    internal Trial ShorterIn(Trial trial, TrialResult result, Duration by)
    {
        var times = ImmutableSortedDictionary.CreateBuilder<int, Instant>();
        foreach (var step in trial.Steps!)
        {
            var at = result.Steps[step].At;
            if (trial.StepTimes.ContainsKey(step) || at >= Until)
            {
                times.Add(step, Earlier(at, by));
            }
        }

        var quiet = this;
        return trial with
        {
            Plan = new FaultPlan(trial.Plan.Select(fault => quiet.Moved(fault, by))),
            StepTimes = times.ToImmutable(),
            FaultTime = Earlier(Instant.Zero + FaultTimeOf(trial), by) - Instant.Zero,
        };
    }

    private static Duration FaultTimeOf(Trial trial) => trial.FaultTime ?? ScenarioTerms.Of(trial.Scenario).FaultTime;

    /// <summary>When a fault that is there for a while is over; null: it is not.</summary>
    private static Instant? EndOf(Fault fault) =>
        fault is LastingFault { For: var length } && length < Duration.MaxValue ? fault.At + length : null;

    private Instant Earlier(Instant at, Duration by) => at >= Until ? at - by : at;

    private Fault Moved(Fault fault, Duration by)
    {
        var at = Earlier(fault.At, by);
        return fault is LastingFault lasting && EndOf(fault) is { } end
            ? lasting with { At = at, For = Earlier(end, by) - at }
            : fault with { At = at };
    }
}
