using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>
/// Runs a scenario under many seeds, each with a drawn plan of faults and a strategy, until something does not hold; then makes the
/// failing run small.
/// </summary>
public sealed class Exploration
{
    // Runs are made in groups of this size, whatever the number of workers: whether to go on is decided between groups only.
    private const int GroupSize = 64;

    private readonly ExplorationOptions options;
    private readonly SortedDictionary<string, long> marks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> faults = new(StringComparer.Ordinal);
    private readonly List<Failure> failures = [];
    private readonly long started;
    private long runs;
    private long failed;
    private long events;
    private ulong hash = StableHash.Seed;

    private Exploration(ExplorationOptions options)
    {
        this.options = options;
        started = options.Clock.GetTimestamp();
    }

    private bool IsTimeUp => options.Time is { } time && options.Clock.GetElapsedTime(started) > time;

    /// <summary>Explores.</summary>
    /// <exception cref="NondeterministicException">A failing run could not be repeated.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted before the first runs were made.</exception>
    public static ExplorationResult Run(ExplorationOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Exploration(options).Explore(cancellation);
    }

    /// <summary>The run of a number, as exploring with these options makes it.</summary>
    public static Trial TrialOf(ExplorationOptions options, long number)
    {
        ArgumentNullException.ThrowIfNull(options);
        var scenario = options.Scenario();
        var seed = StableHash.Mix(StableHash.Mix(options.Seed) + (ulong)number);
        var nodes = options.Nodes ?? scenario.Nodes;
        var space = new FaultSpace
        {
            Nodes = nodes,
            Core = Math.Min(scenario.Core, nodes - 1),
            Horizon = scenario.FaultTime,
            Kinds = [.. scenario.Faults.Where(kind => options.Faults?.Contains(kind, StringComparer.Ordinal) != false)],
        };
        return new Trial(scenario, seed, nodes)
        {
            Plan = options.Plan?.Numbered() ?? space.Draw(seed),
            Strategy = options.Strategies[(int)(number % options.Strategies.Count)],
        };
    }

    private ExplorationResult Explore(CancellationToken cancellation)
    {
        try
        {
            while (runs < options.Runs && !IsTimeUp && (options.GoesOn || failed == 0))
            {
                RunGroup((int)Math.Min(GroupSize, options.Runs - runs), cancellation);
            }
        }
        catch (OperationCanceledException) when (runs > 0)
        {
            // What was finished is kept.
        }

        return new ExplorationResult(runs, failed, failures, marks, faults, events, StableHash.Mix(hash));
    }

    private void RunGroup(int count, CancellationToken cancellation)
    {
        var results = new (Trial Trial, TrialResult Result)[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        Parallel.For(0, count, parallel, index =>
        {
            var trial = TrialOf(options, runs + index);
            results[index] = (trial, trial.Run(cancellation));
        });
        foreach (var (trial, result) in results)
        {
            Count(trial, result);
            if (result.Violation is { } violation)
            {
                failed++;
                if (!failures.Exists(failure => failure.FoundViolation.Oracle == violation.Oracle))
                {
                    failures.Add(MakeSmall(runs, trial, result, cancellation));
                }
            }

            runs++;
        }

        options.Progress?.Invoke(runs, failed);
    }

    private void Count(Trial trial, TrialResult result)
    {
        events += result.Events;
        hash = StableHash.Add(hash, result.TraceHash);
        foreach (var fault in trial.Plan.Select(FaultKinds.NameOf))
        {
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
        }

        foreach (var (name, hasHappened) in result.Marks)
        {
            marks[name] = marks.GetValueOrDefault(name) + (hasHappened ? 1 : 0);
        }
    }

    private Failure MakeSmall(long number, Trial trial, TrialResult result, CancellationToken cancellation)
    {
        var written = trial with { Plan = result.Recorded, Strategy = null };
        var again = written.Run(cancellation);
        if (again.TraceHash != result.TraceHash || again.Violation != result.Violation)
        {
            var where = result.Ladder.Parting(again.Ladder) is { } parting
                ? $"between events {parting.LastEqual} and {parting.FirstDifferent}"
                : "at its end";
            throw new NondeterministicException(
                $"seed {trial.Seed} does not repeat: the same run went another way {where}; something depends on more than its seed");
        }

        options.Found?.Invoke(result.Violation!);
        var begun = options.Clock.GetTimestamp();
        var (smallest, tried) = Shrinker.Shrink(
            written, result.Violation!.Oracle, () => options.Clock.GetElapsedTime(begun) > options.ShrinkTime, cancellation);
        return new Failure(number, written, result.Violation, smallest, smallest.Run(cancellation), tried);
    }
}
