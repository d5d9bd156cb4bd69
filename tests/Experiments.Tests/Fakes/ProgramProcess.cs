using System.Diagnostics;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>The program as a process of its own, for what ends it from outside.</summary>
internal static class ProgramProcess
{
    /// <summary>No healthy run comes near, even on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>Runs the program to its end, or kills it (SIGKILL) before.</summary>
    /// <param name="kill">When it ends the program is killed; null: never.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code, and standard error; null: it was killed.</returns>
    public static async Task<(int Code, string Error)?> RunAsync(Task? kill, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "distribution"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var over = new CancellationTokenSource(Deadline);
        var ended = process.WaitForExitAsync(over.Token);
        await Task.WhenAny(ended, kill ?? ended);
        if (ended.IsCompletedSuccessfully)
        {
            await output;
            return (process.ExitCode, await error);
        }

        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        return ended.IsCanceled ? throw new TimeoutException($"It has not ended in {Deadline}.") : null;
    }
}
