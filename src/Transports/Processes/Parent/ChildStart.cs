using System.Diagnostics;

namespace Distribution.Processes;

/// <summary>How a child's process is started: pipes, and settings of the runtime that make its start cheaper.</summary>
internal static class ChildStart
{
    private static readonly KeyValuePair<string, string>[] Environment =
    [
        new("DOTNET_TieredPGO", "0"),
        new("DOTNET_gcServer", "0"),
        new("DOTNET_gcConcurrent", "0"),
    ];

    // An idle worker of the pool yields the processor 70 times before it sleeps, which halves the time of a call. But a hundred children on
    // one machine would yield to each other without end and let nothing else get on: so only the first few by processor do.
    private const int SpinnersByProcessor = 4;
    private const string SpinLimit = "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit";

    /// <summary>How to start a child beside so many others.</summary>
    internal static ProcessStartInfo Of(ChildCommand command, int others)
    {
        var start = new ProcessStartInfo(command.FileName)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add(ChildCommand.ChildArgument);
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        if (others >= SpinnersByProcessor * System.Environment.ProcessorCount)
        {
            start.Environment[SpinLimit] = "0";
        }

        return start;
    }
}
