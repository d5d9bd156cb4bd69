using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Distribution;

/// <content>How runs are made, several at once.</content>
public sealed partial class Exploration
{
    // Runs are made in groups of this size, whatever the number of workers: whether to go on is decided between groups only.
    private const int GroupSize = 64;

    private readonly Lock telling = new();
    private readonly SortedSet<string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Violation?> early = [];
    private (long Made, long Failed) ended;
    private long toTell;

    private void RunGroup(int count, CancellationToken cancellation)
    {
        // Which runs there are does not depend on the workers either.
        var results = new (Trial Trial, long? Number, TrialResult? Result)[count];
        for (var index = 0; index < count; index++)
        {
            results[index] = forks.TryDequeue(out var fork) ? (fork, null, null) : (TrialOf(options, drawn), drawn++, null);
        }

        var first = runs;
        Each(Due(count, cancellation), index =>
        {
            results[index].Result = ResultOf(results[index].Trial, first + index, cancellation);
        });
        var finished = results.TakeWhile(run => run.Result is not null);
        var failing = new List<FailingRun>();
        foreach (var (trial, number, result) in finished.Select(run => (run.Trial, run.Number, run.Result!)))
        {
            Count(trial, result);
            options.Finished?.Invoke(number, trial, result);
            if (result.Violation is { } violation)
            {
                failing.Add(new FailingRun(runs, trial, result, violation));
            }

            runs++;
        }

        failed += failing.Count;
        Judge(failing, cancellation);
    }

    /// <summary>The runs of a group that are still to be begun, in order.</summary>
    private IEnumerable<int> Due(int count, CancellationToken cancellation)
    {
        for (var index = 0; index < count && !IsTimeUp && !cancellation.IsCancellationRequested; index++)
        {
            yield return index;
        }
    }

    /// <summary>Makes a run and tells of it, and makes it again if it is one of those; null: it was interrupted.</summary>
    /// <param name="trial">The run.</param>
    /// <param name="place">Which of all runs it is.</param>
    /// <param name="cancellation">Interrupts it.</param>
    private TrialResult? ResultOf(Trial trial, long place, CancellationToken cancellation)
    {
        try
        {
            var result = trial.Run(cancellation);
            Tell(place, result.Violation);
            if (options.VerifyEvery > 0 && place % options.VerifyEvery == 0)
            {
                Determinism.Verify(trial, result, cancellation);
            }

            return result;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Counts a run that has ended, and tells of those before which none is still being made: the first that is told by an oracle
    /// is the first of all.</summary>
    private void Tell(long place, Violation? violation)
    {
        lock (telling)
        {
            ended = (ended.Made + 1, ended.Failed + (violation is null ? 0 : 1));
            early.Add(place, violation);
            for (; early.Remove(toTell, out var next); toTell++)
            {
                if (next is not null && told.Add(next.Oracle))
                {
                    options.Found?.Invoke(toTell, next);
                }
            }

            options.Progress?.Invoke(ended.Made, ended.Failed);
        }
    }

    /// <summary>In parallel, begun in order. Of what is thrown, what comes first in that order: it does not depend on the
    /// workers.</summary>
    private void Each(IEnumerable<int> due, Action<int> action)
    {
        var thrown = new ConcurrentDictionary<int, ExceptionDispatchInfo>();
        var inOrder = Partitioner.Create(due, EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(inOrder, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, (index, loop) =>
        {
            try
            {
                action(index);
            }
            catch (Exception exception)
            {
                // Any: it is thrown where all of them have ended.
                thrown[index] = ExceptionDispatchInfo.Capture(exception);
                loop.Break();
            }
        });
        thrown.OrderBy(entry => entry.Key).FirstOrDefault().Value?.Throw();
    }
}
