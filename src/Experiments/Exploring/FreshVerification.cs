using Distribution.Experiments.CommandLine;

namespace Distribution.Experiments.Exploring;

/// <summary>Makes some runs of an exploration again in fresh processes.</summary>
internal sealed class FreshVerification
{
    // Statics have something to remember by then, and a process that starts is paid for.
    private const int RunsOfProcess = 500;

    // So few at a time that it is seen how far it is.
    private const int RunsOfQuestion = 20;

    // Not what came of each: there may be a hundred thousand.
    private readonly List<(FreshRun Run, ulong Hash)> kept = [];
    private readonly int every;
    private long runs;

    /// <summary>A verification of every so many runs; 0: of none.</summary>
    internal FreshVerification(int every) => this.every = every;

    /// <summary>How many runs went the same way.</summary>
    internal int Verified { get; private set; }

    /// <summary>Takes a run that was made here.</summary>
    internal void Keep(long? number, Trial trial, TrialResult result)
    {
        if (every > 0 && runs++ % every == 0)
        {
            kept.Add((new FreshRun(number, trial), result.TraceHash));
        }
    }

    /// <summary>Makes the runs that were kept again, elsewhere.</summary>
    /// <exception cref="NondeterministicException">One of them went another way there.</exception>
    internal async Task RunAsync(CommandContext context, ExploreProgress progress, CancellationToken cancellation)
    {
        if (kept.Count > 0)
        {
            progress.Verifies(kept.Count);
        }

        foreach (var ofProcess in kept.Chunk(RunsOfProcess))
        {
            using var process = FreshProcess.Start(context.Arguments);
            foreach (var batch in ofProcess.Chunk(RunsOfQuestion))
            {
                await CompareAsync(process, batch, cancellation);
                Verified += batch.Length;
                progress.Verified(batch.Length);
            }
        }
    }

    private static async Task CompareAsync(FreshProcess process, (FreshRun Run, ulong Hash)[] batch, CancellationToken cancellation)
    {
        var hashes = await process.HashesAsync(batch.Select(kept => kept.Run), cancellation);
        for (var index = 0; index < batch.Length; index++)
        {
            var (run, hash) = batch[index];
            if (hashes[index] != hash)
            {
                var trace = await process.TraceAsync(run, cancellation);
                throw Determinism.Locate(run.Trial, here: null, there: null, () => trace, cancellation);
            }
        }
    }
}
