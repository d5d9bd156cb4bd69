using Distribution.Processes;
using Distribution.Protocol;

namespace Distribution.Transports.Tests.Processes;

/// <summary>Children for tests.</summary>
internal static class Spawning
{
    /// <summary>No healthy run comes near, even on a busy machine.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    internal static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ChildProgram");

    internal static ProcessSpawner Spawner(string role, Duration? endDeadline = null) => new(new ProcessSpawnerOptions
    {
        Command = new ChildCommand(Program, [role]),
        EndDeadline = endDeadline ?? Duration.FromSeconds(60),
    });

    internal static Task<SpawnOutcome> SpawnAsync(this ProcessSpawner spawner, SpawnRequest? request = null)
    {
        var outcome = new TaskCompletionSource<SpawnOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        spawner.Spawn(new SpawnTicket(0), request ?? new SpawnRequest { BootDeadline = Duration.FromSeconds(90) }, outcome.SetResult);
        return outcome.Task.WaitAsync(Deadline);
    }
}
