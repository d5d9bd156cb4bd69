using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Launching;

/// <summary>How far the shards of a sweep are, by files alone: whatever an engine says of a shard, it is finished when the results folder
/// and its own file hold all of its settings, and only then.</summary>
internal sealed class ShardProgress
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ShardCommand command;
    private readonly SweepPlan plan;
    private readonly ProgressReport report;
    private readonly bool[] isFinished;
    private readonly int[] finished;
    private readonly Dictionary<int, int> triesBefore;

    /// <summary>Begins with what is finished, whichever process has done it.</summary>
    /// <param name="command">What the shards are.</param>
    /// <param name="plan">The whole grid.</param>
    /// <param name="report">Is told what is finished.</param>
    /// <param name="known">The settings that the results folder has, by number.</param>
    /// <param name="failed">Those that have failed before, which are tried again.</param>
    internal ShardProgress(
        ShardCommand command, SweepPlan plan, ProgressReport report, IEnumerable<int> known, IEnumerable<CellFailure> failed)
    {
        triesBefore = failed.ToDictionary(failure => failure.Cell, failure => failure.Tries);
        this.command = command;
        this.plan = plan;
        this.report = report;
        isFinished = new bool[plan.Cells.Count];
        finished = new int[command.Count];
        report.Expect(plan.Cells.Sum(SweepRunner.WorkOf));
        foreach (var cell in known)
        {
            Finish(cell, skippedRuns: plan.Cells[cell].Runs);
        }
    }

    /// <summary>The shards with settings that are neither finished nor failed, from 1, as of the last <see cref="Read"/>.</summary>
    internal IReadOnlyList<int> Unfinished =>
        [.. Enumerable.Range(1, command.Count).Where(shard => FinishedBy(shard) < Part(shard).SizeOf(plan.Cells.Count))];

    /// <summary>How many settings of a shard are finished, as of the last <see cref="Read"/>.</summary>
    internal int FinishedBy(int shard) => finished[shard - 1];

    /// <summary>Looks into the files of the unfinished shards.</summary>
    internal void Read()
    {
        foreach (var (cells, failures) in Unfinished.Select(shard => In(command.FileOf(shard))).ToArray())
        {
            foreach (var cell in cells.Where(cell => !isFinished[cell]))
            {
                Finish(cell, skippedRuns: 0);
            }

            foreach (var failure in failures.Where(IsNew))
            {
                isFinished[failure.Cell] = true;
                finished[failure.Cell % command.Count]++;
                report.CellFailed();
            }
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

    private void Finish(int cell, int skippedRuns)
    {
        isFinished[cell] = true;
        finished[cell % command.Count]++;
        report.CellStarted(SweepRunner.WeightOf(plan.Cells[cell]));
        report.RunsFinished(plan.Cells[cell].Runs - skippedRuns);
        report.CellFinished(skippedRuns);
    }

    // One of before has not been tried again yet.
    private bool IsNew(CellFailure failure) =>
        !isFinished[failure.Cell] && failure.Tries > triesBefore.GetValueOrDefault(failure.Cell);

    private SweepShard Part(int shard) => new(shard, command.Count);

    // None where the file is only just being made, and where it is damaged, which its shard says when it is started again.
    private static (IReadOnlyList<int> Cells, IReadOnlyList<CellFailure> Failures) In(string path)
    {
        try
        {
            using var reader = ResultsReader.OpenBegun(path);
            return reader is null ? ([], []) : (reader.Cells(), reader.Failures());
        }
        catch (Exception exception) when (exception is UsageException or EnvironmentException)
        {
            return ([], []);
        }
    }
}
