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

        // An idle worker of the pool would yield the processor 70 times before it sleeps. A hundred children on one machine then yield to
        // each other without end, and nothing else gets on.
        new("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"),
    ];

    internal static ProcessStartInfo Of(ChildCommand command)
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

        return start;
    }
}
