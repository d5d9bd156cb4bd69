using Distribution.Simulator;

namespace Distribution;

/// <content>What becomes of failing runs.</content>
public sealed partial class Exploration
{
    /// <summary>Makes a failing run small, unless a failure that is known explains it: by the same oracle, and only with a kind of fault
    /// that is left of that one, or without any. One that needs none takes the place of those by its oracle. Interrupted, it makes a few
    /// runs at most: what is known already is not looked into again.</summary>
    private void Tell(Trial trial, TrialResult result, CancellationToken cancellation)
    {
        var alike = failures.FindAll(failure => failure.FoundViolation.Oracle == result.Violation!.Oracle);
        if (alike.Exists(known => known.Cause.Count == 0) || (alike.Count > 0 && cancellation.IsCancellationRequested))
        {
            return;
        }

        var isKnown = alike.Exists(known =>
        {
            var without = new FaultPlan(result.Recorded.Where(fault => !known.Cause.Contains(FaultKinds.NameOf(fault))));
            return (trial with { Plan = without, Strategy = null }).Run().Violation?.Oracle != known.FoundViolation.Oracle;
        });
        if (!isKnown)
        {
            var failure = MakeSmall(runs, trial, result, cancellation);
            if (!alike.Exists(known => known.Cause.SequenceEqual(failure.Cause)))
            {
                failures.RemoveAll(known => failure.Cause.Count == 0 && alike.Contains(known));
                failures.Add(failure);
            }
        }
    }

    /// <summary>What is left of the time of the exploration, but enough to make something of a failure.</summary>
    private TimeSpan ShrinkBudget
    {
        get
        {
            var left = (options.Time ?? TimeSpan.MaxValue) - options.Clock.GetElapsedTime(started);
            left = left < options.LeastShrinkTime ? options.LeastShrinkTime : left;
            return left < options.ShrinkTime ? left : options.ShrinkTime;
        }
    }

    private Failure MakeSmall(long number, Trial trial, TrialResult result, CancellationToken cancellation)
    {
        var written = trial with { Plan = result.Recorded, Strategy = null, Fork = null };
        Determinism.Verify(written, result);
        options.Found?.Invoke(result.Violation!);
        var (begun, budget) = (options.Clock.GetTimestamp(), ShrinkBudget);
        var (smallest, tried, isMinimal) = Shrinker.Shrink(
            written, result.Violation!.Oracle, () => options.Clock.GetElapsedTime(begun) > budget, cancellation);
        return new Failure(number, written, result.Violation, smallest, smallest.Run(), tried) { IsMinimal = isMinimal };
    }
}
