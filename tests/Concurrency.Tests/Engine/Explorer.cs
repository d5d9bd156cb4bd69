using Distribution.Protocol;

namespace Distribution.Concurrency;

/// <summary>Runs a body again and again, under other schedules.</summary>
internal sealed class Explorer(Func<ExploredMachine, Task> body, ExplorerOptions options) : IDisposable
{
    private readonly StrandThreads threads = new();

    internal Explorer(Func<ExploredMachine, Task> body)
        : this(body, new ExplorerOptions())
    {
    }

    public void Dispose() => threads.Dispose();

    /// <summary>So many runs by chance, or fewer if one does not pass.</summary>
    internal SearchResult Random(ulong seed, int runs)
    {
        for (var run = 1; run <= runs; run++)
        {
            if (Run(new RandomChoices(StableHash.Mix(StableHash.Add(StableHash.Mix(seed), (ulong)run))), options) is { Verdict: not Verdict.Passed } failure)
            {
                return new SearchResult(run, false, Simplify(failure));
            }
        }

        return new SearchResult(runs, false, null);
    }

    /// <summary>Every schedule that deviates from the default course at most so often, until one does not pass or there were too
    /// many.</summary>
    internal SearchResult Exhaustive(int deviationsMax, int runsMax)
    {
        var choices = new DepthFirstChoices(deviationsMax);
        for (var run = 1; ; run++)
        {
            if (Run(choices, options) is { Verdict: not Verdict.Passed } failure)
            {
                return new SearchResult(run, false, Simplify(failure));
            }

            var isLast = !choices.Advance();
            if (isLast || run == runsMax)
            {
                return new SearchResult(run, isLast, null);
            }
        }
    }

    /// <summary>One run under a schedule.</summary>
    /// <exception cref="FormatException">The text is no schedule.</exception>
    internal RunResult Replay(string schedule) => Run(new ReplayedChoices(Schedule.Parse(schedule)), options);

    private RunResult Run(IChoices choices, ExplorerOptions how) => new ScheduledRun(choices, how, threads).Run(body);

    /// <summary>Undoes the deviations that the failure does not need, the last one first.</summary>
    private RunResult Simplify(RunResult failure)
    {
        // What was no escape with patience is none without.
        var impatient = options with { Patience = TimeSpan.Zero };
        for (var place = failure.Schedule.Picks.Count - 1; place >= 0; place--)
        {
            if (place < failure.Schedule.Picks.Count && failure.Schedule.Picks[place] != 0
                && Run(new ReplayedChoices(failure.Schedule.Without(place)), impatient) is var simpler
                && simpler.Verdict == failure.Verdict && simpler.Schedule.Deviations < failure.Schedule.Deviations)
            {
                failure = simpler;
            }
        }

        return failure;
    }
}
