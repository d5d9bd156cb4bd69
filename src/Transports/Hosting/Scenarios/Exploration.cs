using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>
/// Runs a scenario under many seeds, each with a drawn plan of faults and a strategy, until something does not hold; then makes the
/// failing run small.
/// </summary>
public sealed partial class Exploration
{
    // How many runs go on from where something rare happened for the first time.
    private const int ForksOfAMark = 16;

    private readonly ExplorationOptions options;
    private readonly SortedDictionary<string, long> marks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> faults = new(StringComparer.Ordinal);
    private readonly SortedSet<string> demands = new(StringComparer.Ordinal);
    private readonly List<Failure> failures = [];
    private readonly Queue<Trial> forks = new();
    private readonly long started;
    private long runs;
    private long drawn;
    private long failed;
    private long events;
    private ulong hash = StableHash.Seed;

    private Exploration(ExplorationOptions options)
    {
        this.options = options;
        started = options.Clock.GetTimestamp();
    }

    private bool IsTimeUp => options.Time is { } time && options.Clock.GetElapsedTime(started) > time;

    /// <summary>Explores. If it is interrupted it ends soon with what was finished: the runs before the first that was not, and of what
    /// failed in them the smallest known.</summary>
    /// <exception cref="NondeterministicException">A failing run, or one that was to be verified, did not repeat.</exception>
    /// <exception cref="ScenarioException">The scenario is broken.</exception>
    /// <exception cref="FaultPlanException">The faults cannot be explored (<see cref="ExplorationOptions.Refusal"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException">No failure at all is asked for.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted before a run was finished.</exception>
    public static ExplorationResult Run(ExplorationOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.FailuresMax, 1, nameof(options));
        if (options.Refusal() is { } reason)
        {
            throw new FaultPlanException(reason);
        }

        return new Exploration(options).Explore(cancellation);
    }

    /// <summary>The run of a number, as exploring with these options makes it.</summary>
    public static Trial TrialOf(ExplorationOptions options, long number)
    {
        ArgumentNullException.ThrowIfNull(options);
        var scenario = options.Scenario();
        var seed = StableHash.Mix(StableHash.Mix(options.Seed) + (ulong)number);
        var terms = ScenarioTerms.Of(scenario);
        var nodes = options.Nodes ?? terms.Nodes;
        return new Trial(scenario, seed, nodes)
        {
            Plan = options.Plan?.Numbered() ?? SpaceOf(options, terms, nodes).Draw(seed),
            Strategy = options.Strategies[(int)(number % options.Strategies.Count)],
            Watch = options.Watch,
        };
    }

    private static FaultSpace SpaceOf(ExplorationOptions options, ScenarioTerms scenario, int nodes) => new()
    {
        Nodes = nodes,
        Core = options.Nodes is null ? scenario.Core : Math.Min(scenario.Core, nodes - 1),
        Horizon = scenario.FaultTime,
        Kinds =
        [
            .. scenario.Faults.Where(kind => options.Faults?.Contains(kind, StringComparer.Ordinal) != false)
                .Union((options.Faults ?? []).Where(FaultKinds.IsAdded), StringComparer.Ordinal),
        ],
    };

    private ExplorationResult Explore(CancellationToken cancellation)
    {
        while (runs < options.Runs && !IsTimeUp && (options.GoesOn || failed == 0) && !cancellation.IsCancellationRequested)
        {
            RunGroup((int)Math.Min(GroupSize, options.Runs - runs), cancellation);
        }

        if (runs == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return new ExplorationResult(runs, failed, failures, marks, faults, events, StableHash.Mix(hash)) { Demands = demands };
    }

    private void Count(Trial trial, TrialResult result)
    {
        events += result.Events;
        hash = StableHash.Add(hash, result.TraceHash);
        demands.UnionWith(result.Demands);
        var begun = trial.Fork?.At ?? Instant.Zero;
        foreach (var kind in trial.Plan.Where(fault => fault.At >= begun && IsPossible(fault)).Select(FaultKinds.NameOf))
        {
            faults.TryAdd(kind, 0);
        }

        foreach (var kind in result.Effective.Where(fault => fault.At >= begun).Select(FaultKinds.NameOf))
        {
            faults[kind] = faults.GetValueOrDefault(kind) + 1;
        }

        // Of code without points at which something rare could happen there is nothing to say, unless that was asked for.
        bool IsPossible(Fault fault) => fault is not Buggify || result.HasVisits || options.Plan is not null || options.Faults is not null;

        foreach (var (name, happenedAt) in result.Marks)
        {
            var known = marks.GetValueOrDefault(name);
            marks[name] = known + (happenedAt is null ? 0 : 1);
            if (happenedAt is { } at && known == 0 && at < Instant.Zero + ScenarioTerms.Of(trial.Scenario).FaultTime)
            {
                GoOnFrom(at, trial, result);
            }
        }
    }

    /// <summary>More runs that go as this one did until something rare happened in it for the first time, and then have other
    /// faults and schedules.</summary>
    private void GoOnFrom(Instant at, Trial trial, TrialResult result)
    {
        var past = result.Recorded.Where(fault => fault.At < at).ToArray();
        for (var number = 1; number <= ForksOfAMark && options.Plan is null; number++)
        {
            var chance = StableHash.Mix(StableHash.Mix(trial.Seed + (ulong)at.Nanoseconds) + (ulong)number);
            var ahead = SpaceOf(options, ScenarioTerms.Of(trial.Scenario), trial.Nodes).Draw(chance).Where(fault => fault.At >= at);
            forks.Enqueue(trial with
            {
                Plan = new FaultPlan(past.Concat(ahead)),
                Strategy = options.Strategies[number % options.Strategies.Count],
                Fork = new Fork(at, chance),
            });
        }
    }
}
