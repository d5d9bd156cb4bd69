using Distribution.Experiments.CommandLine;

namespace Distribution.Experiments.Launching;

/// <summary>Runs shards as processes of this machine, as many at once as it has processors; the processors are divided among
/// them.</summary>
internal sealed class LocalLauncher : IShardLauncher
{
    private const int OfSignal = 128;

    /// <inheritdoc/>
    public Task RunShardsAsync(ShardCommand command, IReadOnlyList<int> shards, CancellationToken cancellation)
    {
        var places = Math.Min(shards.Count, Environment.ProcessorCount);
        var jobs = NumberText.Write(Environment.ProcessorCount / places);
        return Parallel.ForEachAsync(
            shards,
            new ParallelOptions { MaxDegreeOfParallelism = places, CancellationToken = cancellation },
            async (shard, token) => await RunAsync(command, shard, command.HasJobs ? [] : [ShardCommand.JobsFlag, jobs], token));
    }

    private static async Task RunAsync(ShardCommand command, int shard, string[] jobs, CancellationToken cancellation)
    {
        await using var log = TextWriter.Synchronized(new StreamWriter(command.LogOf(shard), append: true) { AutoFlush = true });
        var code = await ExternalCommand.RunAsync([.. command.WordsOf(shard), .. jobs], log.WriteLine, log.WriteLine, cancellation);
        if (code > OfSignal && code != ExitCode.Interrupted)
        {
            // What was ended by a signal has no last words of its own.
            await log.WriteLineAsync($"ended by signal {NumberText.Write(code - OfSignal)}");
        }
    }
}
