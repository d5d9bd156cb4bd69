using Distribution.Simulator;

namespace Distribution;

/// <content>What becomes of failing runs.</content>
public sealed partial class Exploration
{
    /// <summary>Makes failing runs small, the first of each oracle at once and then the first that those do not explain, until none is
    /// left, or there are as many as were asked for. A failure explains runs that fail by its oracle, and only with a kind of fault that
    /// is left of it, or without any. One that needs none takes the place of those by its oracle.</summary>
    /// <remarks>Failures by different oracles do not ask for each other, so what comes of it does not depend on the workers.
    /// Interrupted, it makes a few runs at most: what is known already is not looked into again.</remarks>
    /// <param name="failing">The failing runs of a group, in order.</param>
    /// <param name="cancellation">Interrupts it.</param>
    private void Judge(IReadOnlyList<FailingRun> failing, CancellationToken cancellation)
    {
        failing = IsEnough ? [] : Unexplained(failing, failures, cancellation);
        while (failing.Count > 0)
        {
            var firsts = failing.DistinctBy(run => run.Violation.Oracle).Take(options.FailuresMax - failures.Count).ToArray();
            var smallest = new Failure[firsts.Length];
            Each(Enumerable.Range(0, firsts.Length), index => smallest[index] = MakeSmall(firsts[index], cancellation));
            var news = smallest.Where(IsAdded).ToArray();
            failing = IsEnough ? [] : Unexplained([.. failing.Except(firsts)], news, cancellation);
        }

        failures.Sort((one, other) => one.Number.CompareTo(other.Number));
    }

    private bool IsEnough => failures.Count >= options.FailuresMax;

    private bool IsAdded(Failure failure)
    {
        var alike = failures.FindAll(known => known.FoundViolation.Oracle == failure.FoundViolation.Oracle);
        var isNew = !alike.Exists(known => known.Cause.SequenceEqual(failure.Cause));
        if (isNew)
        {
            failures.RemoveAll(known => failure.Cause.Count == 0 && alike.Contains(known));
            failures.Add(failure);
        }

        return isNew;
    }

    /// <summary>The runs that no known failure explains, in order.</summary>
    private FailingRun[] Unexplained(
        IReadOnlyList<FailingRun> failing, IReadOnlyCollection<Failure> known, CancellationToken cancellation)
    {
        var isExplained = new bool[failing.Count];
        Each(Enumerable.Range(0, failing.Count), index => isExplained[index] = IsExplained(failing[index], known, cancellation));
        return [.. failing.Where((_, index) => !isExplained[index])];
    }

    private static bool IsExplained(FailingRun run, IEnumerable<Failure> known, CancellationToken cancellation)
    {
        var alike = known.Where(failure => failure.FoundViolation.Oracle == run.Violation.Oracle).ToArray();
        return Array.Exists(alike, failure => failure.Cause.Count == 0)
            || (alike.Length > 0 && cancellation.IsCancellationRequested)
            || Array.Exists(alike, failure =>
            {
                var without = new FaultPlan(run.Result.Recorded.Where(fault => !failure.Cause.Contains(FaultKinds.NameOf(fault))));
                return (run.Trial with { Plan = without, Strategy = null }).Run().Violation?.Oracle != run.Violation.Oracle;
            });
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

    private Failure MakeSmall(FailingRun failing, CancellationToken cancellation)
    {
        var written = failing.Trial with { Plan = failing.Result.Recorded, Strategy = null, Fork = null };
        Determinism.Verify(written, failing.Result);
        var (begun, budget) = (options.Clock.GetTimestamp(), ShrinkBudget);
        var (smallest, tried, isMinimal) = Shrinker.Shrink(
            written, failing.Violation.Oracle, () => options.Clock.GetElapsedTime(begun) > budget, cancellation);
        return new Failure(failing.Number, written, failing.Violation, smallest, smallest.Run(), tried) { IsMinimal = isMinimal };
    }
}
