using System.ComponentModel;
using System.Diagnostics;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>File systems that a test mounts, where it may: root on Linux.</summary>
internal static class Mounted
{
    /// <summary>Mounts something.</summary>
    /// <returns>Whether that is allowed here.</returns>
    public static bool Mount(params string[] arguments) => OperatingSystem.IsLinux() && Run("mount", arguments);

    /// <summary>Takes it away.</summary>
    public static void Unmount(string path) => Run("umount", path);

    /// <summary>Lets nobody write into a folder until the result is disposed of, root included.</summary>
    /// <returns>Null: neither permissions nor mounts do that here.</returns>
    public static IDisposable? ReadOnly(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (!Environment.IsPrivilegedProcess)
        {
            var mode = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return new Locked(path, mode);
        }

        return Mount("--bind", path, path) && Mount("-o", "remount,bind,ro", path) ? new Locked(path, null) : null;
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    // Without a mode it is a mount.
    private sealed class Locked(string path, UnixFileMode? mode) : IDisposable
    {
        public void Dispose()
        {
            if (mode is null)
            {
                Unmount(path);
            }
            else if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode.Value);
            }
        }
    }
}
