using System.Collections.Immutable;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>
/// Makes a failing run small: fewer faults, fewer steps of the workload, fewer nodes, weaker faults, less time; always failing by the
/// same oracle.
/// What is left is minimal in that no single fault and no single step can be taken away (1-minimal; Zeller, Hildebrandt 2002, section
/// 3.3).
/// </summary>
/// <remarks>Every candidate is a run of its own. Candidates depend on nothing but the run, so the result does not depend on the machine,
/// unless the time is up.</remarks>
public sealed partial class Shrinker
{
    private readonly Func<bool> isTimeUp;
    private readonly CancellationToken cancellation;
    private readonly string oracle;
    private bool needsFaults = true;
    private Trial best;
    private TrialResult result;

    private Shrinker(Trial failing, string oracle, Func<bool> isTimeUp, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        result = failing.Run();
        best = failing with { Steps = failing.Steps ?? Enumerable.Range(0, result.Steps.Count).ToHashSet() };
        this.oracle = oracle;
        this.isTimeUp = isTimeUp;
    }

    /// <summary>How many runs it took.</summary>
    public int Runs { get; private set; }

    /// <summary>Makes a failing run small.</summary>
    /// <param name="failing">A run that fails and needs no strategy: its plan is a recorded one.</param>
    /// <param name="oracle">By which oracle it fails.</param>
    /// <param name="isTimeUp">Ends the search with the best so far; asked before every candidate but the first, without any fault and
    /// without each kind.</param>
    /// <param name="cancellation">Ends the search with the best so far, within the next candidate.</param>
    /// <returns>A run that fails by the same oracle, how many runs were tried, and whether no single fault and no single step can be
    /// taken away: false where the time was up first, or it was interrupted.</returns>
    public static (Trial Smallest, int Runs, bool IsMinimal) Shrink(
        Trial failing, string oracle, Func<bool> isTimeUp, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(failing);
        ArgumentNullException.ThrowIfNull(isTimeUp);
        var shrinker = new Shrinker(failing, oracle, isTimeUp, cancellation);
        shrinker.TakeAway();
        var isMinimal = !shrinker.IsOver;
        if (isMinimal)
        {
            shrinker.Hasten();
        }

        return (shrinker.best, shrinker.Runs, isMinimal);
    }

    // So few runs say what kind of failure it is that they are made at any rate.
    private bool isTellingKinds;

    private bool IsOver => cancellation.IsCancellationRequested || (!isTellingKinds && isTimeUp());

    private void TakeAway()
    {
        isTellingKinds = true;
        needsFaults = !TryAccept(best with { Plan = FaultPlan.Empty });
        TakeLater();
        TakeKinds();
        isTellingKinds = false;
        TakeNodes();
        bool isSmaller;
        do
        {
            isSmaller = TakeSubsets();
            isSmaller |= Weaken();
            isSmaller |= TakeNodes();
        }
        while (isSmaller && !IsOver);
    }

    /// <summary>All that comes after the failure.</summary>
    private void TakeLater()
    {
        var end = result.Violation?.At ?? Instant.MaxValue;
        var sooner = Items.Where(item => TimeOf(item) <= end).ToArray();
        if (sooner.Length < Items.Count)
        {
            TryAccept(With(sooner));
        }
    }

    // With fewer nodes there may be fewer steps.
    private Instant TimeOf((Fault? Fault, int Step) item) =>
        item.Fault?.At ?? (item.Step < result.Steps.Count ? result.Steps[item.Step].At : Instant.MaxValue);

    /// <summary>All faults of a kind at once.</summary>
    private void TakeKinds()
    {
        foreach (var kind in best.Plan.Select(FaultKinds.NameOf).Distinct(StringComparer.Ordinal).ToArray())
        {
            TryAccept(best with { Plan = new FaultPlan(best.Plan.Where(fault => FaultKinds.NameOf(fault) != kind)) });
        }
    }

    /// <summary>Parts of faults and steps together, half of them first, then ever smaller parts down to single ones. The latest first, so
    /// that of those that do alike the soonest stays.</summary>
    private bool TakeSubsets()
    {
        var hasTaken = false;
        for (var size = Math.Max(1, Items.Count / 2); size >= 1; size /= 2)
        {
            // Less may fall away than was tried, or more.
            for (var end = Items.Count; end > 0 && !IsOver; end = Math.Min(end - size, Items.Count))
            {
                hasTaken |= TryAccept(With([.. Items.Where((_, index) => index < end - size || index >= end)]));
            }
        }

        return hasTaken;
    }

    private bool Weaken()
    {
        var hasWeakened = false;
        for (var index = 0; index < best.Plan.Count; index++)
        {
            while (!IsOver
                && FaultCode.WeakerThan(best.Plan[index]).Any(weaker => TryAccept(WithFault(index, weaker)))
                && index < best.Plan.Count)
            {
                hasWeakened = true;
            }
        }

        return hasWeakened;
    }

    /// <summary>The last nodes, and with them the faults that speak of them; steps of theirs fall away by themselves.</summary>
    private bool TakeNodes()
    {
        var hasTaken = false;
        for (var nodes = ScenarioTerms.Of(best.Scenario).LeastNodes; nodes < best.Nodes && !IsOver; nodes++)
        {
            var faults = best.Plan.Where(fault => FaultCode.RefusalOf(fault, nodes) is null);
            var fewer = best with { Nodes = nodes, Plan = new FaultPlan(faults) };
            if (TryAccept(fewer))
            {
                hasTaken = true;
                break;
            }
        }

        return hasTaken;
    }

    /// <summary>What can be taken away, by time.</summary>
    private List<(Fault? Fault, int Step)> Items => [.. best.Plan
        .Select(fault => (Fault: (Fault?)fault, Step: -1))
        .Concat(best.Steps!.Order().Select(step => (Fault: (Fault?)null, Step: step)))
        .OrderBy(item => TimeOf(item).Nanoseconds)];

    private Trial With(IReadOnlyList<(Fault? Fault, int Step)> items) => best with
    {
        Plan = new FaultPlan(items.Where(item => item.Fault is not null).Select(item => item.Fault!)),
        Steps = items.Where(item => item.Fault is null).Select(item => item.Step).ToHashSet(),
        StepTimes = best.StepTimes.Where(time => items.Contains((null, time.Key))).ToImmutableSortedDictionary(),
    };

    private Trial WithFault(int index, Fault fault) =>
        best with { Plan = new FaultPlan(best.Plan.Select((old, i) => i == index ? fault : old)) };
}
