using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>What a process uses, as the operating system counts it.</summary>
/// <param name="Cpu">User and system time of all its threads since its start.</param>
/// <param name="ResidentBytes">Its resident memory, pages shared with other processes included.</param>
public readonly record struct ProcessUsage(Duration Cpu, long ResidentBytes)
{
    /// <summary>Reads the figures; null if there is no such process, or the operating system is not Linux.</summary>
    public static ProcessUsage? Of(int processId) =>
        OperatingSystem.IsLinux() && CpuClock.Of(processId) is { } cpu && ResidentPages(processId) is { } pages
            ? new ProcessUsage(cpu, pages * Environment.SystemPageSize)
            : null;

    /// <summary>The second figure of proc_pid_statm(5).</summary>
    private static long? ResidentPages(int processId)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/statm"));
            return long.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
