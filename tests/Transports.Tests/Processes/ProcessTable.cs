using System.Globalization;

namespace Distribution.Transports.Tests.Processes;

/// <summary>What Linux knows of processes.</summary>
internal static class ProcessTable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>The state of each of a process's threads as in proc_pid_stat(5): T is stopped, Z a zombie; empty: there is none such.</summary>
    internal static string StatesOf(int processId)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/task");
        try
        {
            return string.Concat(Directory.EnumerateDirectories(folder).Select(StateOf));
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Waits until a process is no more. One that init has yet to reap has ended too.</summary>
    internal static async Task EndedAsync(int processId)
    {
        using var overdue = new CancellationTokenSource(Spawning.Deadline);
        while (StatesOf(processId).Trim('Z').Length > 0)
        {
            await Task.Delay(Interval, overdue.Token);
        }
    }

    private static string StateOf(string task)
    {
        try
        {
            // The name before it is in parentheses and may hold anything.
            var text = File.ReadAllText(Path.Combine(task, "stat"));
            return text.Substring(text.LastIndexOf(')') + 2, 1);
        }
        catch (IOException)
        {
            // The thread has ended.
            return "";
        }
    }
}
