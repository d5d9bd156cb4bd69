using System.Text;

namespace Distribution.Experiments.Terminal;

/// <summary>What is done so far, and how long the rest will take at the pace of the last 30 seconds. Runs may weigh differently: work is
/// their sum.</summary>
internal sealed class ProgressState(string name, int cells, long runs, long start, long frequency)
{
    private const int WindowSeconds = 30;

    /// <summary>What is counted, in the plural.</summary>
    internal string Units { get; init; } = "runs";

    private readonly Queue<(long Time, long Runs, long Work)> window = new([(start, 0, 0)]);
    private long finishedRuns;
    private long wantedRuns = runs;
    private long finishedWork;
    private long wantedWork = runs;
    private long weight = 1;
    private int finishedCells;
    private int failed;

    /// <summary>The share of all work that is done, 0..1.</summary>
    internal double Share => Interlocked.Read(ref finishedWork) / (double)Math.Max(1, Interlocked.Read(ref wantedWork));

    /// <summary>How much all runs weigh together; before the first of them.</summary>
    internal void Expect(long work) => wantedWork = work;

    /// <summary>How much each run of the setting weighs that begins; between settings.</summary>
    internal void CellStarted(long runWeight) => Volatile.Write(ref weight, runWeight);

    internal void RunsFinished(long count)
    {
        Interlocked.Add(ref finishedRuns, count);
        Interlocked.Add(ref finishedWork, count * Volatile.Read(ref weight));
    }

    internal void CellFinished(long skippedRuns)
    {
        Interlocked.Increment(ref finishedCells);
        ExpectRuns(-skippedRuns);
    }

    /// <summary>One more setting has failed, or run of what has none.</summary>
    internal void Failed() => Interlocked.Increment(ref failed);

    /// <summary>There are more runs to be made of the setting that is running.</summary>
    internal void ExpectRuns(long more)
    {
        Interlocked.Add(ref wantedRuns, more);
        Interlocked.Add(ref wantedWork, more * Volatile.Read(ref weight));
    }

    /// <summary>As <c>fanout  31/56 settings  6,120/11,200 runs  54 %  1,450/s  left 3 s  1 failed</c>. One thread at a time.</summary>
    /// <param name="now">The time stamp.</param>
    internal string Line(long now)
    {
        var done = Interlocked.Read(ref finishedRuns);
        var wanted = Math.Max(1, Interlocked.Read(ref wantedRuns));
        var (work, wantedAll) = (Interlocked.Read(ref finishedWork), Math.Max(1, Interlocked.Read(ref wantedWork)));
        while (window.Count > 1 && now - window.Peek().Time > WindowSeconds * frequency)
        {
            window.Dequeue();
        }

        var (time, before, workBefore) = window.Peek();
        window.Enqueue((now, done, work));
        var text = new StringBuilder(name);
        if (cells > 1)
        {
            text.Append("  ").Append(NumberDisplay.Of(finishedCells)).Append('/').Append(NumberDisplay.Of(cells)).Append(" settings");
        }

        text.Append("  ").Append(NumberDisplay.Of(done)).Append('/').Append(NumberDisplay.Of(wanted))
            .Append(' ').Append(Units).Append("  ").Append(NumberDisplay.Of((long)(100.0 * work / wantedAll))).Append(" %");
        var seconds = (double)(now - time) / frequency;
        if (done > before && seconds > 0)
        {
            var pace = (done - before) / seconds;
            text.Append("  ").Append(pace < 1 ? NumberDisplay.Of(pace * 60, 1) + "/min" : NumberDisplay.Of(pace, pace < 10 ? 1 : 0) + "/s");
            text.Append(work < wantedAll ? "  left " + Left((wantedAll - work) * seconds / (work - workBefore)) : "");
        }

        return text.Append(failed > 0 ? $"  {NumberDisplay.Of(failed)} failed" : "").ToString();
    }

    private static string Left(double seconds) => seconds switch
    {
        < 100 => NumberDisplay.Of((long)Math.Ceiling(seconds)) + " s",
        < 6_000 => NumberDisplay.Of((long)Math.Ceiling(seconds / 60)) + " min",
        _ => NumberDisplay.Of((long)Math.Ceiling(seconds / 3_600)) + " h",
    };
}
