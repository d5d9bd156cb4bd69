using System.Runtime.InteropServices;

namespace Distribution.Processes;

/// <summary>Signals that .NET has no call for.</summary>
public static class UnixSignal
{
    // Of waitid(2), as on Linux.
    private const int OneProcess = 1;
    private const int Stopped = 2;
    private const int Ended = 4;
    private const int LeaveWaitable = 0x0100_0000;
    private const int InfoBytes = 128;
    private const int InterruptedError = 4;
    private const int TerminateNumber = 15;

    /// <summary>The number of SIGCONT.</summary>
    internal static int ContinueNumber => OperatingSystem.IsLinux() ? 18 : 19;

    private static int StopNumber => OperatingSystem.IsLinux() ? 19 : 17;

    /// <summary>Asks a process to end (SIGTERM); false if there is none, or none of this user's.</summary>
    public static bool Terminate(int processId) => Kill(processId, TerminateNumber) == 0;

    /// <summary>Halts a child of this process; false if there is none. On Linux all of its threads have halted when this returns: one might
    /// else run on for a moment, and answer.</summary>
    internal static bool Stop(int processId)
    {
        if (Kill(processId, StopNumber) != 0)
        {
            return false;
        }

        if (OperatingSystem.IsLinux())
        {
            // Its end, if that comes first, is left for the runtime to reap.
            var info = new byte[InfoBytes];
            while (Wait(OneProcess, processId, info, Stopped | Ended | LeaveWaitable) != 0
                && Marshal.GetLastPInvokeError() == InterruptedError)
            {
                // A signal came for this process; the wait goes on.
            }
        }

        return true;
    }

    /// <summary>Lets a halted process go on; false if there is none.</summary>
    internal static bool Continue(int processId) => Kill(processId, ContinueNumber) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);

    [DllImport("libc", EntryPoint = "waitid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Wait(int kind, int processId, [Out] byte[] info, int options);
}
