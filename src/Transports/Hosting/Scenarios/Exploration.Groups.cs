using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Distribution;

/// <content>How runs are made, several at once.</content>
public sealed partial class Exploration
{
    // Runs are made in groups of this size, whatever the number of workers: whether to go on is decided between groups only.
    private const int GroupSize = 64;

    private void RunGroup(int count, CancellationToken cancellation)
    {
        // Which runs there are does not depend on the workers either.
        var results = new (Trial Trial, long? Number, TrialResult? Result)[count];
        for (var index = 0; index < count; index++)
        {
            results[index] = forks.TryDequeue(out var fork) ? (fork, null, null) : (TrialOf(options, drawn), drawn++, null);
        }

        Each(Due(count, cancellation), index =>
        {
            var (trial, number, _) = results[index];
            results[index].Result = ResultOf(trial, number, cancellation);
        });
        var finished = results.TakeWhile(run => run.Result is not null);
        foreach (var (trial, number, result) in finished.Select(run => (run.Trial, run.Number, run.Result!)))
        {
            Count(trial, result);
            if (number is { } known)
            {
                options.Finished?.Invoke(known, result);
            }

            if (result.Violation is not null)
            {
                failed++;
                Tell(trial, result, cancellation);
            }

            runs++;
        }

        options.Progress?.Invoke(runs, failed);
    }

    /// <summary>The runs of a group that are still to be begun, in order.</summary>
    private IEnumerable<int> Due(int count, CancellationToken cancellation)
    {
        for (var index = 0; index < count && !IsTimeUp && !cancellation.IsCancellationRequested; index++)
        {
            yield return index;
        }
    }

    /// <summary>Makes a run, and again if it is one of those; null: it was interrupted.</summary>
    private TrialResult? ResultOf(Trial trial, long? number, CancellationToken cancellation)
    {
        try
        {
            var result = trial.Run(cancellation);
            if (options.VerifyEvery > 0 && number % options.VerifyEvery == 0)
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

    /// <summary>In parallel, begun in order; of what is thrown, the exception itself.</summary>
    private void Each(IEnumerable<int> due, Action<int> action)
    {
        try
        {
            var inOrder = Partitioner.Create(due, EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(inOrder, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, action);
        }
        catch (AggregateException exception) when (exception.InnerExceptions[0] is NondeterministicException or ScenarioException)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
