using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Launching;

/// <summary>How far the shards of a sweep are, by their own files: whatever an engine says of a shard, it is finished when its file holds
/// all of its settings, and only then.</summary>
internal sealed class ShardProgress
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ShardCommand command;
    private readonly SweepPlan plan;
    private readonly ProgressReport report;
    private readonly int[] finished;

    internal ShardProgress(ShardCommand command, SweepPlan plan, ProgressReport report)
    {
        this.command = command;
        this.plan = plan;
        this.report = report;
        finished = new int[command.Count];
        report.Expect(plan.Cells.Sum(SweepRunner.WorkOf));
    }

    /// <summary>The shards with settings that are not finished, from 1, as of the last <see cref="Read"/>.</summary>
    internal IReadOnlyList<int> Unfinished =>
        [.. Enumerable.Range(1, command.Count).Where(shard => FinishedBy(shard) < Part(shard).SizeOf(plan.Cells.Count))];

    /// <summary>How many settings a shard has finished, as of the last <see cref="Read"/>.</summary>
    internal int FinishedBy(int shard) => finished[shard - 1];

    /// <summary>Looks into the files of the unfinished shards.</summary>
    internal void Read()
    {
        foreach (var shard in Unfinished)
        {
            var count = CountIn(command.FileOf(shard));
            foreach (var cell in Part(shard).Of(plan).Cells.Take(count).Skip(FinishedBy(shard)))
            {
                report.CellStarted(SweepRunner.WeightOf(cell));
                report.RunsFinished(cell.Runs);
                report.CellFinished(0);
            }

            finished[shard - 1] = Math.Max(count, FinishedBy(shard));
        }
    }

    /// <summary>Looks again and again, ever more seldom, until all shards are finished.</summary>
    internal async Task ReadToEndAsync(TimeProvider clock, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            Read();
            if (Unfinished.Count == 0)
            {
                return;
            }

            await Task.Delay(pause, clock, cancellation);
        }
    }

    private SweepShard Part(int shard) => new(shard, command.Count);

    /// <summary>How many settings the file of a shard holds; none where it is only just being made, and where it is damaged, which its
    /// shard says when it is started again.</summary>
    internal static int CountIn(string path)
    {
        try
        {
            using var reader = ResultsReader.OpenBegun(path);
            return reader?.Count() ?? 0;
        }
        catch (Exception exception) when (exception is UsageException or EnvironmentException)
        {
            return 0;
        }
    }
}
