using System.Collections.Immutable;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>Runs a plan setting by setting; a finished one is on disk before the next begins, and is not run again when the same
/// command finds it there.</summary>
internal static class SweepRunner
{
    /// <summary>Runs what is not finished yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shard">Which part of it.</param>
    /// <param name="database">Where finished settings are and go; null: nowhere.</param>
    /// <param name="progress">Is told what is done.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="cancellation">Ends the sweep: the setting that is being run is dropped.</param>
    /// <returns>What is finished, and what failed: a failure is stored and the sweep goes on.</returns>
    /// <exception cref="EnvironmentException">A setting does not fit into the memory; nothing was run.</exception>
    /// <exception cref="RunFailedException">One that ends all.</exception>
    internal static SweepResult Run(
        SweepPlan plan,
        SweepShard shard,
        ResultsDatabase? database,
        ProgressReport progress,
        SweepLimits limits,
        CancellationToken cancellation)
    {
        var part = shard.Of(plan);
        var known = database?.Rows() ?? ImmutableDictionary<int, ResultRow>.Empty;
        var measured = Performance.Start();
        var started = limits.Clock.GetTimestamp();
        var (rows, failures) = (new List<ResultRow>(), new List<CellFailure>());
        var (events, isOver) = (0L, false);
        var cells = plan.Cells.Index().Where(numbered => shard.Has(numbered.Index))
            .Select(numbered => (numbered.Index, Cell: known.ContainsKey(numbered.Index)
                ? numbered.Item
                : MemoryGuard.Fit(numbered.Item, limits.MemoryBytes))).ToArray();
        progress.Expect(cells.Sum(numbered => WorkOf(numbered.Cell)));
        foreach (var (index, cell) in cells)
        {
            progress.CellStarted(WeightOf(cell));
            if (known.TryGetValue(index, out var row))
            {
                progress.CellFinished(cell.Runs);
            }
            else
            {
                isOver = limits.Budget > Duration.Zero
                    && limits.Clock.GetElapsedTime(started) >= limits.Budget.ToTimeSpan();
                if (isOver)
                {
                    break;
                }

                var (result, failure) = Tried(index, cell, progress, cancellation);
                if (failure is not null)
                {
                    database?.Add(failure);
                    failures.Add(failure);
                    progress.CellFailed();
                    continue;
                }

                if (cancellation.IsCancellationRequested)
                {
                    break;
                }

                var stored = StoredCell.Of(index, result!);
                database?.Add(stored);
                row = stored.Row!;
                events += row.Events;
                progress.CellFinished(0);
            }

            rows.Add(Own(row, cell));
        }

        return new SweepResult(part, rows, measured(events)) { IsOverBudget = isOver, Failures = failures };
    }

    /// <summary>The row without the columns that are other protocols' alone.</summary>
    private static ResultRow Own(ResultRow row, CellPlan cell) => row with
    {
        Options =
        [
            .. row.Options.Where(option => option.Key is SweepPlan.Mechanism),
            .. cell.Settings.Options.Select(option => KeyValuePair.Create(option.Name, row.Option(option.Name))),
        ],
        Measures = [.. cell.Protocol.Measures.Select(measure => row.Measure(measure.Name))],
    };

    /// <summary>What the runs have shown, fewer than all where they were interrupted; or how one of them failed.</summary>
    private static (CellResult? Result, CellFailure? Failure) Tried(
        int index, CellPlan cell, ProgressReport progress, CancellationToken cancellation)
    {
        try
        {
            return (CellRunner.Run(cell, progress, cancellation), null);
        }
        catch (RunFailedException failed) when (!failed.EndsAll)
        {
            return (null, CellFailure.Of(index, cell, failed));
        }
    }

    /// <summary>What all runs of a setting cost together, beside those of others.</summary>
    internal static long WorkOf(CellPlan cell) => cell.Runs * WeightOf(cell);

    /// <summary>What a run of a setting costs beside one of others. It grows with the nodes; what else it grows with depends on the
    /// protocol.</summary>
    internal static long WeightOf(CellPlan cell) => NodesOf(cell);

    /// <summary>How many nodes a setting has.</summary>
    internal static int NodesOf(CellPlan cell) =>
        cell.Settings.TextOf(cell.Settings.Options.First(option => option.Name is "nodes")) is var text
        && NumberText.TryWhole(text, 1, int.MaxValue, out var nodes) ? (int)nodes : 1;
}
