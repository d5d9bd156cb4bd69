using System.Diagnostics;
using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>The program itself as a process that runs one node.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    /// <summary>No healthy run comes near, even on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private NodeProcess(Process process, string firstLine)
    {
        this.process = process;
        FirstLine = firstLine;
    }

    /// <summary>What it has printed first.</summary>
    public string FirstLine { get; }

    /// <summary>Where it says that it listens.</summary>
    public NodeAddress Address => NodeAddress.TryParse(FirstLine.Split(' ')[^1], out var address)
        ? address!
        : throw new InvalidOperationException($"The first line is '{FirstLine}'.");

    /// <summary>Starts the program and waits for its first line.</summary>
    public static async Task<NodeProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "distribution"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var started = Process.Start(start)!;
        using var overdue = new CancellationTokenSource(Deadline);
        var line = await started.StandardOutput.ReadLineAsync(overdue.Token);
        return line is not null
            ? new NodeProcess(started, line)
            : throw new InvalidOperationException($"It ended: {await started.StandardError.ReadToEndAsync(overdue.Token)}");
    }

    /// <summary>Sends SIGTERM and waits for the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var overdue = new CancellationTokenSource(Deadline);
        await kill.WaitForExitAsync(overdue.Token);
        await process.WaitForExitAsync(overdue.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
