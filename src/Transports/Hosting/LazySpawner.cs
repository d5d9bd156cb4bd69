using Distribution.Processes;
using Distribution.Protocol;

namespace Distribution;

/// <summary>A child's spawner: made when it first starts a node of its own, which few children do.</summary>
internal sealed class LazySpawner(IReadOnlyList<string> assemblies, LivenessOptions? liveness) : ISpawner
{
    private readonly Lazy<ProcessSpawner> spawner = new(() => new ProcessSpawner(
        new ProcessSpawnerOptions { Command = ChildProgram.Resolve(), Assemblies = assemblies, Liveness = liveness }));

    /// <inheritdoc/>
    public void Spawn(SpawnTicket ticket, SpawnRequest request, Action<SpawnOutcome> completed) =>
        spawner.Value.Spawn(ticket, request, completed);
}
