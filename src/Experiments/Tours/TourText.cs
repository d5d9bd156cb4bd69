using Distribution.Experiments.Comparing;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Tours;

/// <summary>What the tour shows on the terminal. Real timings are shown, never judged.</summary>
internal sealed class TourText(TextWriter output, Screen screen)
{
    /// <summary>Reach by fan-out beside theory.</summary>
    internal void WriteSweep(SweepResult sweep)
    {
        output.Write("1. How many of 1,000 nodes does a rumor reach, by fan-out? (simulator: every node forwards it once)\n\n");
        var table = new TextTable(
            new TableColumn("fan-out"),
            new TableColumn("reach"),
            new TableColumn("+-"),
            new TableColumn("theory"),
            new TableColumn("all reached", 2),
            new TableColumn("theory", 3),
            new TableColumn("rounds", 1),
            new TableColumn("sends a node", 4));
        foreach (var row in sweep.Rows)
        {
            var (reach, all) = (row.Measure("reach"), row.Measure("all"));
            var decimals = NumberDisplay.Decimals(reach.Summary);
            table.Add(
                row.Option("fanout"),
                NumberDisplay.Of(reach.Summary.Mean, decimals),
                NumberDisplay.Of(reach.Summary.Interval.Width / 2, decimals),
                NumberDisplay.Of(reach.Theory, decimals),
                NumberDisplay.Of(all.Summary.Mean, 3),
                NumberDisplay.Of(all.Theory, 3),
                NumberDisplay.Of(row.Measure("tLast").Summary.Mean, 1),
                NumberDisplay.Of(row.Measure("traffic").Summary.Mean, 2));
        }

        table.Write(output, screen.Width);
        var means = sweep.Rows.Select(row => row.Measure("reach").Summary.Mean).ToArray();
        output.Write($"\nreach  {Sparkline.Of(means, 0, 1, screen.IsUnicode)}  0 .. 1 for fan-out "
            + $"{sweep.Rows[0].Option("fanout")} .. {sweep.Rows[^1].Option("fanout")}; "
            + $"trace {JsonMembers.Hash(sweep.TraceHash)}\n\n");
    }

    /// <summary>The gossip scenario on processes and in the simulator, side by side.</summary>
    internal void WriteComparison(TourProcesses processes, CellResult simulation)
    {
        var spawn = Summary.Of(processes.Spawn, MeasureKind.Amount);
        output.Write($"2. Gossip with a subset of ln n among {TourPlan.Children} child processes over TCP, and in the simulator\n\n");
        output.Write($"started processes {string.Join(' ', processes.Gossip.Processes)}: "
            + $"{NumberDisplay.Of(spawn.P50, 0)} ms each in the median, {NumberDisplay.Of(spawn.Max, 0)} ms at most\n\n");
        ComparisonTable.Write(output, screen.Width, new Comparison(processes.Gossip, simulation));
        output.Write("\nThe simulator's latency is uniform from 1 to 10 ms, this machine's is its own: compare reach and messages.\n\n");
    }
}
