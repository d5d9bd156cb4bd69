using System.ComponentModel;
using System.Diagnostics;
using Distribution.Processes;

namespace Distribution.Experiments.Launching;

/// <summary>Runs other programs.</summary>
internal static class ExternalCommand
{
    private const int NoSuchFile = 2;

    /// <summary>How long a program may take to end once it is told to.</summary>
    private static readonly TimeSpan LeaveDeadline = TimeSpan.FromSeconds(20);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="words">The program, looked for on PATH where it is no path, and its arguments.</param>
    /// <param name="onOutput">Is given every line of its standard output.</param>
    /// <param name="onError">Is given every line of its standard error; from another thread than the other.</param>
    /// <param name="cancellation">Tells it to end (SIGTERM), and ends it when it does not.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="EnvironmentException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and has ended.</exception>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> words, Action<string> onOutput, Action<string> onError, CancellationToken cancellation)
    {
        using var process = Start(words);
        process.StandardInput.Close();
        var read = Task.WhenAll(EachLineAsync(process.StandardOutput, onOutput), EachLineAsync(process.StandardError, onError));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }

        await read;
        return process.ExitCode;
    }

    private static Process Start(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new EnvironmentException(
                exception.NativeErrorCode == NoSuchFile
                    ? $"there is no program '{words[0]}' on this machine's PATH"
                    : $"the program '{words[0]}' cannot be started: {exception.Message}",
                exception);
        }
    }

    private static async Task EachLineAsync(StreamReader reader, Action<string> visit)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            visit(line);
        }
    }

    private static async Task EndAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(LeaveDeadline);
        try
        {
            if (OperatingSystem.IsWindows() || !UnixSignal.Terminate(process.Id))
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
