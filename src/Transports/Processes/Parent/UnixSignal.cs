using System.Runtime.InteropServices;

namespace Distribution.Processes;

/// <summary>Signals that .NET has no call for.</summary>
internal static class UnixSignal
{
    private static int StopNumber => OperatingSystem.IsLinux() ? 19 : 17;

    private static int ContinueNumber => OperatingSystem.IsLinux() ? 18 : 19;

    /// <summary>Halts a process; false if there is none.</summary>
    internal static bool Stop(int processId) => Kill(processId, StopNumber) == 0;

    /// <summary>Lets a halted process go on; false if there is none.</summary>
    internal static bool Continue(int processId) => Kill(processId, ContinueNumber) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
