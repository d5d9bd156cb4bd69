using System.Diagnostics;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>The program as a process of its own, for what ends it from outside.</summary>
internal static class ProgramProcess
{
    /// <summary>No healthy run comes near, even on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>Runs the program to its end, or kills it (SIGKILL) once it has run for a while.</summary>
    /// <param name="killAfter">How long; null: to its end.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code, and standard error; null: it was killed.</returns>
    public static async Task<(int Code, string Error)?> RunAsync(TimeSpan? killAfter, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "distribution"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var over = new CancellationTokenSource(killAfter ?? Deadline);
        try
        {
            await process.WaitForExitAsync(over.Token);
            await output;
            return (process.ExitCode, await error);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            return killAfter is null ? throw new TimeoutException($"It has not ended in {Deadline}.", exception) : null;
        }
    }
}
