using System.Diagnostics;

namespace Distribution.Experiments.Running;

/// <summary>What runs cost.</summary>
/// <param name="Events">Events processed.</param>
/// <param name="WallSeconds">Elapsed time.</param>
/// <param name="CpuSeconds">Processor time of the whole process in that time.</param>
/// <param name="PeakBytes">The most memory that the process has held since it started.</param>
internal sealed record Performance(long Events, double WallSeconds, double CpuSeconds, long PeakBytes)
{
    /// <summary>Processor time by event; not-a-number without events.</summary>
    internal double NanosecondsPerEvent => Events == 0 ? double.NaN : CpuSeconds * 1e9 / Events;

    /// <summary>Starts measuring; call the result at the end with the number of events.</summary>
    internal static Func<long, Performance> Start()
    {
        var cpuBefore = CpuSecondsNow();
        var wall = Stopwatch.StartNew();
        return events => new Performance(events, wall.Elapsed.TotalSeconds, CpuSecondsNow() - cpuBefore, PeakBytesNow());
    }

    // Not from the process's statistics, which count in hundredths of a second.
    private static double CpuSecondsNow() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static long PeakBytesNow()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
