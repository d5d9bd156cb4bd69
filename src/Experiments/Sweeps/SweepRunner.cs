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
    /// <param name="files">Where finished settings go; null: nowhere.</param>
    /// <param name="finished">Settings that an earlier command has finished.</param>
    /// <param name="progress">Is told what is done.</param>
    /// <param name="cancellation">Ends the sweep: the setting that is being run is dropped.</param>
    internal static SweepResult Run(
        SweepPlan plan, RowsFiles? files, IReadOnlyList<ResultRow> finished, ProgressReport progress, CancellationToken cancellation)
    {
        var known = finished.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var measured = Performance.Start();
        var rows = new List<ResultRow>();
        var events = 0L;
        progress.Expect(plan.Cells.Sum(cell => cell.Runs * Weight(cell)));
        foreach (var cell in plan.Cells)
        {
            progress.CellStarted(Weight(cell));
            if (known.TryGetValue(cell.Settings.Key, out var row))
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

                row = files?.Add(result) ?? ResultRow.Of(result);
                events += row.Events;
                progress.CellFinished(cell.Runs - row.Runs);
            }

            rows.Add(row);
        }

        return new SweepResult(plan, rows, measured(events));
    }

    // What a run costs grows with its nodes; what else it grows with depends on the protocol.
    private static long Weight(CellPlan cell) =>
        cell.Settings.TextOf(cell.Settings.Options.First(option => option.Name is "nodes")) is var text
        && NumberText.TryWhole(text, 1, int.MaxValue, out var nodes) ? nodes : 1;
}
