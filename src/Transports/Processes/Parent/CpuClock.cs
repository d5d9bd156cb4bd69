using System.Runtime.InteropServices;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>The processor time of another process to the nanosecond; <c>/proc</c> has it in steps of 10 ms, which is a sixth of a child's
/// whole start. Linux only.</summary>
internal static class CpuClock
{
    // MAKE_PROCESS_CPUCLOCK of the kernel's posix-timers.h: the process's number, complemented, and CPUCLOCK_SCHED.
    private const int NumberShift = 3;
    private const int SchedulerClock = 2;

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        internal readonly nint Seconds;
        internal readonly nint Nanoseconds;
    }

    /// <summary>User and system time of all threads, ended ones included; null if there is no such process.</summary>
    internal static Duration? Of(int processId) =>
        GetTime((~processId << NumberShift) | SchedulerClock, out var time) == 0
            ? Duration.FromSeconds(time.Seconds) + new Duration(time.Nanoseconds)
            : null;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);
}
