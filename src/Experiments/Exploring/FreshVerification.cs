using Distribution.Experiments.CommandLine;

namespace Distribution.Experiments.Exploring;

/// <summary>Makes some runs of an exploration again in fresh processes.</summary>
internal sealed class FreshVerification
{
    // Statics have something to remember by then, and a process that starts is paid for.
    private const int RunsOfProcess = 500;

    private readonly List<(long Number, TrialResult Result)> kept = [];
    private readonly int every;

    /// <summary>A verification of every so many runs; 0: of none.</summary>
    internal FreshVerification(int every) => this.every = every;

    /// <summary>How many runs went the same way.</summary>
    internal int Verified { get; private set; }

    /// <summary>Takes a run that was made here.</summary>
    internal void Keep(long number, TrialResult result)
    {
        if (every > 0 && number % every == 0)
        {
            kept.Add((number, result with { Trace = null }));
        }
    }

    /// <summary>Makes the runs that were kept again, elsewhere.</summary>
    /// <exception cref="NondeterministicException">One of them went another way there.</exception>
    internal async Task RunAsync(CommandContext context, ExplorationOptions options, CancellationToken cancellation)
    {
        foreach (var batch in kept.Chunk(RunsOfProcess))
        {
            using var process = FreshProcess.Start(context.Arguments);
            var hashes = await process.HashesAsync(batch.Select(run => run.Number), cancellation);
            for (var index = 0; index < batch.Length; index++)
            {
                var (number, result) = batch[index];
                if (hashes[index] != result.TraceHash)
                {
                    var trace = await process.TraceAsync(number, cancellation);
                    throw Determinism.Locate(Exploration.TrialOf(options, number), result, there: null, () => trace, cancellation);
                }

                Verified++;
            }
        }
    }
}
