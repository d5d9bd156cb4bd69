using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;
using Distribution.Protocol;

namespace Distribution.Experiments.Launching;

/// <summary>A sweep whose shards are processes that an engine starts. A shard that ends too early is started again, and goes on where it
/// was; in the end, whatever that is, what all have finished is put together in the results folder.</summary>
internal sealed class ShardedSweep
{
    /// <summary>How often a shard may end without having finished a single further setting.</summary>
    internal const int VainMax = 3;

    /// <summary>How long shards that have finished everything may take to end.</summary>
    private static readonly TimeSpan LeaveDeadline = TimeSpan.FromSeconds(5);

    private readonly SweepPlan plan;
    private readonly ShardCommand command;
    private readonly IShardLauncher launcher;
    private readonly ResultsFolder folder;
    private readonly SweepLimits limits;

    /// <summary>Gets ready to run a plan.</summary>
    /// <param name="plan">The grid.</param>
    /// <param name="command">A shard of it.</param>
    /// <param name="launcher">What starts shards.</param>
    /// <param name="folder">Where what they have finished is put together.</param>
    /// <param name="limits">How long it may take, all shards and all their attempts together.</param>
    internal ShardedSweep(SweepPlan plan, ShardCommand command, IShardLauncher launcher, ResultsFolder folder, SweepLimits limits)
    {
        this.plan = plan;
        this.command = command;
        this.launcher = launcher;
        this.folder = folder;
        this.limits = limits;
    }

    /// <summary>Runs what is not finished yet. Nothing is counted as this process's events: others have handled them.</summary>
    /// <param name="report">Is told what is finished.</param>
    /// <param name="cancellation">Ends the shards; what they have finished is the result.</param>
    /// <exception cref="EnvironmentException">The engine does not run shards, or one of them does not get on. What is finished is in the
    /// folder.</exception>
    internal async Task<SweepResult> RunAsync(ProgressReport report, CancellationToken cancellation)
    {
        var measured = Performance.Start();
        var isOver = false;
        if (folder.Database.Cells() is var known && known.Count < plan.Cells.Count)
        {
            isOver = await LaunchAsync(new ShardProgress(command, plan, report, known, folder.Database.Failures()), cancellation);
        }

        var rows = folder.Database.Rows();
        return new SweepResult(plan, [.. rows.OrderBy(row => row.Key).Select(row => row.Value)], measured(0))
        {
            IsOverBudget = isOver,
            Failures = folder.Database.Failures(),
        };
    }

    // Whether the budget is over before everything is finished.
    private async Task<bool> LaunchAsync(ShardProgress progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(command.Folder, ShardFile.FolderName));
        try
        {
            return await UntilFinishedAsync(progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is finished is the result.
            return false;
        }
        finally
        {
            progress.Read();
            folder.TakeOver(SweepShard.Whole);
        }
    }

    private async Task<bool> UntilFinishedAsync(ShardProgress progress, CancellationToken cancellation)
    {
        var (started, left) = (limits.Clock.GetTimestamp(), limits.Budget);
        var vain = new int[command.Count];
        progress.Read();
        while (progress.Unfinished is { Count: > 0 } shards)
        {
            var before = shards.Select(progress.FinishedBy).ToArray();
            await RunOnceAsync(command.Within(left), shards, progress, cancellation);
            if (limits.Budget > Duration.Zero)
            {
                left = limits.Budget - Duration.FromTimeSpan(limits.Clock.GetElapsedTime(started));
                if (left <= Duration.Zero && progress.Unfinished.Count > 0)
                {
                    return true;
                }
            }

            foreach (var (shard, finished) in shards.Zip(before))
            {
                vain[shard - 1] = progress.FinishedBy(shard) > finished ? 0 : vain[shard - 1] + 1;
            }

            if (progress.Unfinished.FirstOrDefault(shard => vain[shard - 1] == VainMax) is > 0 and var stuck)
            {
                throw new EnvironmentException(
                    $"shard {new SweepShard(stuck, command.Count)} has ended {NumberText.Write(VainMax)} times without finishing a "
                        + $"setting; its log {StoreErrors.Named(command.LogOf(stuck))} {command.LastWordsOf(stuck)}");
            }
        }

        return false;
    }

    // Whichever comes first, the end of all shards or what they were started for, ends the other: an engine may take a while to notice that
    // a machine is gone whose shard was finished.
    private async Task RunOnceAsync(
        ShardCommand own, IReadOnlyList<int> shards, ShardProgress progress, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = progress.ReadToEndAsync(limits.Clock, over.Token);
        var running = launcher.RunShardsAsync(own, shards, over.Token);
        await Task.WhenAny(running, watching);
        if (watching.IsCompletedSuccessfully)
        {
            await Task.WhenAny(running, Task.Delay(LeaveDeadline, limits.Clock, over.Token));
        }

        await over.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await OverAsync(running, cancellation);
        progress.Read();
    }

    private static async Task OverAsync(Task running, CancellationToken cancellation)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The shards had finished everything before they had ended.
        }
    }
}
