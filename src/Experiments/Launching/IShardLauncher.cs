namespace Distribution.Experiments.Launching;

/// <summary>What starts the shards of a sweep: this machine, or the engine of a cluster. Another engine is another class.</summary>
internal interface IShardLauncher
{
    /// <summary>Starts shards, each once, and waits until none of them runs any more, however it has ended: only the files of the shards
    /// say what is finished, so nothing else is told.</summary>
    /// <param name="command">What a shard is.</param>
    /// <param name="shards">Which of them, from 1.</param>
    /// <param name="cancellation">Ends the shards that run, and takes back those that do not yet.</param>
    /// <exception cref="EnvironmentException">The engine is not there, or takes no shards.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task RunShardsAsync(ShardCommand command, IReadOnlyList<int> shards, CancellationToken cancellation);
}
