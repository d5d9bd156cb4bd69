using Distribution.Experiments.Running;

namespace Distribution.Experiments.Measuring;

/// <summary>Repeats a measurement, and keeps what is finished when it is interrupted.</summary>
internal static class MeasuredRuns
{
    /// <summary>Runs one after another.</summary>
    /// <param name="wanted">How many runs; at least 1.</param>
    /// <param name="progress">Is told of every finished run; null: a run tells of its parts.</param>
    /// <param name="cancellation">Ends the repetition; the run under way may give itself up.</param>
    /// <param name="run">One run. What it has found counts from its end on: a run that was given up leaves nothing.</param>
    /// <returns>How many runs are finished; at least 1.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled before a run was finished.</exception>
    /// <exception cref="EnvironmentException">A child process did not answer.</exception>
    internal static async Task<int> RepeatAsync(int wanted, IRunProgress? progress, CancellationToken cancellation, Func<Task> run)
    {
        var finished = 0;
        try
        {
            while (finished < wanted)
            {
                cancellation.ThrowIfCancellationRequested();
                await run();
                finished++;
                progress?.RunFinished();
            }
        }
        catch (OperationCanceledException) when (finished > 0)
        {
            // The finished runs are the result.
        }
        catch (CallException exception)
        {
            throw new EnvironmentException(exception.Message, exception);
        }

        return finished;
    }
}
