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
    public static (int Code, string Error)? Run(TimeSpan? killAfter, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "distribution"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var error = process.StandardError.ReadToEndAsync();
        if (process.WaitForExit(killAfter ?? Deadline))
        {
            process.WaitForExit();
            return (process.ExitCode, error.GetAwaiter().GetResult());
        }

        process.Kill();
        process.WaitForExit();
        return killAfter is null ? throw new TimeoutException($"It has not ended in {Deadline}.") : null;
    }
}
