using System.Collections.Immutable;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Sweeps;

/// <summary>Runs a grid setting by setting; a finished one is on disk before the next begins, and is not run again when the same
/// command finds it there.</summary>
internal static class SweepRunner
{
    /// <summary>Runs what is not finished yet.</summary>
    /// <param name="plan">The grid.</param>
    /// <param name="shard">Which part of it.</param>
    /// <param name="database">Where finished settings are and go; null: nowhere.</param>
    /// <param name="progress">Is told what is done.</param>
    /// <param name="cancellation">Ends the sweep: the setting that is being run is dropped.</param>
    internal static SweepResult Run(
        SweepPlan plan, SweepShard shard, ResultsDatabase? database, ProgressReport progress, CancellationToken cancellation)
    {
        var part = shard.Of(plan);
        var known = database?.Rows() ?? ImmutableDictionary<int, ResultRow>.Empty;
        var measured = Performance.Start();
        var rows = new List<ResultRow>();
        var events = 0L;
        progress.Expect(part.Cells.Sum(cell => cell.Runs * Weight(cell)));
        foreach (var (index, cell) in plan.Cells.Index().Where(numbered => shard.Has(numbered.Index)))
        {
            progress.CellStarted(Weight(cell));
            if (known.TryGetValue(index, out var row))
            {
                progress.CellFinished(cell.Runs);
            }
            else
            {
                var result = CellRunner.Run(cell, progress, cancellation);
                if (cancellation.IsCancellationRequested)
                {
                    break;
                }

                var stored = StoredCell.Of(index, result);
                database?.Add(stored);
                row = stored.Row!;
                events += row.Events;
                progress.CellFinished(cell.Runs - row.Runs);
            }

            rows.Add(row);
        }

        return new SweepResult(part, rows, measured(events));
    }

    // What a run costs grows with its nodes; what else it grows with depends on the protocol.
    private static long Weight(CellPlan cell) =>
        cell.Settings.TextOf(cell.Settings.Options.First(option => option.Name is "nodes")) is var text
        && NumberText.TryWhole(text, 1, int.MaxValue, out var nodes) ? nodes : 1;
}
