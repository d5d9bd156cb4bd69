using System.Diagnostics;
using Distribution.Experiments.Exploring;
using Distribution.PlantedBugs;

namespace Distribution.ExplorationTests;

/// <summary>The program as a process of its own, with the planted bugs loaded, in a place as unlike this one as possible: another culture,
/// no tiered compilation, another garbage collector.</summary>
internal static class ProgramRun
{
    // No healthy run comes near, even on a busy machine.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>Runs it to its end.</summary>
    internal static async Task<(int ExitCode, string Output, string Errors)> OfAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(StartOf(arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using var overdue = new CancellationTokenSource(Deadline);
        try
        {
            await process.WaitForExitAsync(overdue.Token);
        }
        finally
        {
            process.Kill();
        }

        return (process.ExitCode, await output, await errors);
    }

    /// <summary>How it is started.</summary>
    internal static ProcessStartInfo StartOf(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "distribution"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in FreshProcess.Environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in (string[])[.. arguments, "--load", typeof(PlantedBug).Assembly.Location])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
