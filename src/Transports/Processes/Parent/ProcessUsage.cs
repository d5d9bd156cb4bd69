using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>What a process uses, as the operating system counts it (<c>/proc</c>).</summary>
/// <param name="Cpu">User and system time of all its threads since its start, in steps of 10 ms.</param>
/// <param name="ResidentBytes">Its resident memory, pages shared with other processes included.</param>
public readonly record struct ProcessUsage(Duration Cpu, long ResidentBytes)
{
    // USER_HZ and the fields of proc_pid_stat(5), counted from the one after the command's closing parenthesis.
    private const int TicksPerSecond = 100;
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;
    private const int ResidentPagesField = 21;

    /// <summary>Reads the figures; null if there is no such process, or no <c>/proc</c>.</summary>
    public static ProcessUsage? Of(int processId)
    {
        string text;
        try
        {
            text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        }
        catch (IOException)
        {
            return null;
        }

        // The command stands in parentheses and may hold anything.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[UserTimeField]) + Number(fields[SystemTimeField]);
        return new ProcessUsage(
            new Duration(ticks * (1_000_000_000 / TicksPerSecond)), Number(fields[ResidentPagesField]) * Environment.SystemPageSize);
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
