using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <content>Whether a candidate takes the place of the best so far.</content>
public sealed partial class Shrinker
{
    // When the faults end settles after a turn or two, or never does.
    private const int TurnsMax = 8;

    private readonly Dictionary<(int Nodes, Duration? FaultTime, string Steps), bool> sound = [];

    private bool TryAccept(Trial candidate, Predicate<Violation>? isWanted = null)
    {
        if (IsOver)
        {
            return false;
        }

        var came = Run(candidate);
        for (var turn = 0; turn < TurnsMax && came?.Violation?.Oracle == oracle && came.Recorded.End != candidate.Plan.End; turn++)
        {
            // Messages of the plan are no longer sent, or at another time: from then on the calm may begin at another time, too.
            candidate = candidate with { Plan = came.Recorded };
            came = Run(candidate);
        }

        if (came?.Violation is not { } violation || violation.Oracle != oracle || came.Recorded.End != candidate.Plan.End
            || isWanted?.Invoke(violation) == false || !IsSound(candidate))
        {
            return false;
        }

        (best, result) = (candidate with { Plan = came.Recorded }, came);
        return true;
    }

    /// <summary>Makes a run; null: with so little left the scenario itself makes no sense, or it was interrupted.</summary>
    private TrialResult? Run(Trial candidate)
    {
        Runs++;
        try
        {
            return candidate.Run(cancellation);
        }
        catch (Exception exception) when (exception is ScenarioException
            || (exception is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>Whether the run would pass if nothing went wrong in it, as the whole workload does. One that would not, because what is
    /// left of its workload makes no sense, has another failure than the one looked for.</summary>
    private bool IsSound(Trial candidate)
    {
        if (candidate.Plan.Count == 0 || !needsFaults)
        {
            return candidate.Steps!.Count == best.Steps!.Count || !needsFaults;
        }

        var steps = candidate.Steps!.Order().Select(step => (step, candidate.StepTimes.GetValueOrDefault(step, Instant.MaxValue)));
        var key = (candidate.Nodes, candidate.FaultTime, string.Join(',', steps));
        if (!sound.TryGetValue(key, out var isSound))
        {
            isSound = Run(candidate with { Plan = FaultPlan.Empty }) is { Violation: null };
            sound.Add(key, isSound);
        }

        return isSound;
    }
}
