using System.Text;

namespace Distribution.Experiments.Terminal;

/// <summary>What is done so far, and how long the rest will take at the pace of the last 30 seconds.</summary>
internal sealed class ProgressState(string name, int cells, long runs, long start, long frequency)
{
    private const int WindowSeconds = 30;

    private readonly Queue<(long Time, long Runs)> window = new([(start, 0)]);
    private long finishedRuns;
    private long wantedRuns = runs;
    private int finishedCells;

    internal void RunFinished() => Interlocked.Increment(ref finishedRuns);

    internal void CellFinished(long skippedRuns)
    {
        Interlocked.Increment(ref finishedCells);
        Interlocked.Add(ref wantedRuns, -skippedRuns);
    }

    /// <summary>As <c>fanout  31/56 cells  6,120/11,200 runs  54 %  1,450/s  left 3 s</c>. One thread at a time.</summary>
    /// <param name="now">The time stamp.</param>
    internal string Line(long now)
    {
        var done = Interlocked.Read(ref finishedRuns);
        var wanted = Math.Max(1, Interlocked.Read(ref wantedRuns));
        while (window.Count > 1 && now - window.Peek().Time > WindowSeconds * frequency)
        {
            window.Dequeue();
        }

        var (time, before) = window.Peek();
        window.Enqueue((now, done));
        var text = new StringBuilder(name);
        if (cells > 1)
        {
            text.Append("  ").Append(NumberDisplay.Of(finishedCells)).Append('/').Append(NumberDisplay.Of(cells)).Append(" cells");
        }

        text.Append("  ").Append(NumberDisplay.Of(done)).Append('/').Append(NumberDisplay.Of(wanted)).Append(" runs")
            .Append("  ").Append(NumberDisplay.Of(100 * done / wanted)).Append(" %");
        var seconds = (double)(now - time) / frequency;
        if (done > before && seconds > 0)
        {
            var pace = (done - before) / seconds;
            text.Append("  ").Append(pace < 1 ? NumberDisplay.Of(pace * 60, 1) + "/min" : NumberDisplay.Of(pace, pace < 10 ? 1 : 0) + "/s");
            text.Append(done < wanted ? "  left " + Left((wanted - done) / pace) : "");
        }

        return text.ToString();
    }

    private static string Left(double seconds) => seconds switch
    {
        < 100 => NumberDisplay.Of((long)Math.Ceiling(seconds)) + " s",
        < 6_000 => NumberDisplay.Of((long)Math.Ceiling(seconds / 60)) + " min",
        _ => NumberDisplay.Of((long)Math.Ceiling(seconds / 3_600)) + " h",
    };
}
