using System.Globalization;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>Waits until a child is ready, has ended or has taken too long.</summary>
internal static class ChildBoot
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(int.MaxValue);

    internal static async Task<SpawnOutcome> RunAsync(IBootingChild child, Duration deadline, Machine machine)
    {
        var limit = deadline.ToTimeSpan();
        Task[] ends = [child.Ready, child.Exited, machine.DelayAsync(limit < LongestDelay ? limit : LongestDelay)];
        await Task.WhenAny(ends);
        if (child.Ready.IsCompletedSuccessfully)
        {
            var ready = await child.Ready;
            return new SpawnOutcome(SpawnStatus.Started, ready.Address, child.ProcessId, "");
        }

        if (child.Exited.IsCompleted)
        {
            return Ended(await child.Exited, child.LastOutput);
        }

        child.Kill();
        await child.Exited;
        return new SpawnOutcome(SpawnStatus.TimedOut, null, 0, WithOutput($"not ready after {deadline}, killed", child.LastOutput));
    }

    private static SpawnOutcome Ended(int exitCode, string output) => exitCode is ChildExitCode.Refused or ChildExitCode.CannotListen
        ? new SpawnOutcome(SpawnStatus.Refused, null, 0, output)
        : new SpawnOutcome(
            SpawnStatus.Exited, null, 0, WithOutput(string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}"), output));

    private static string WithOutput(string what, string output) =>
        output.Length == 0 ? what + "; it printed nothing" : what + "; its last output:\n" + output;
}
