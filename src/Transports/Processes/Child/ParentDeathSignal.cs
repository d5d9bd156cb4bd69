using System.Runtime.InteropServices;

namespace Distribution.Processes;

/// <summary>The signal that the kernel sends a process when its parent ends: SIGCONT. Linux only; elsewhere a child that is stopped while
/// its parent ends stays stopped.</summary>
internal static class ParentDeathSignal
{
    // PR_SET_PDEATHSIG of prctl(2).
    private const int SetParentDeathSignal = 1;

    /// <summary>Asks for it, for as long as the calling thread lives.</summary>
    internal static void Request()
    {
        if (OperatingSystem.IsLinux())
        {
            // It fails for no signal that exists.
            _ = Control(SetParentDeathSignal, UnixSignal.ContinueNumber);
        }
    }

    // The arguments are unsigned long in C: five registers.
    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int option, nint argument, nint unused3 = 0, nint unused4 = 0, nint unused5 = 0);
}
