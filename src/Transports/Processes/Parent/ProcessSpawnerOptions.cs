using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>How children are started and ended. Immutable.</summary>
public sealed record ProcessSpawnerOptions
{
    /// <summary>The program to start.</summary>
    public required ChildCommand Command { get; init; }

    /// <summary>Paths of the assemblies that every child loads.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>How children watch the nodes that they know; null: they do not.</summary>
    public LivenessOptions? Liveness { get; init; } = LivenessOptions.Default;

    /// <summary>How many of its last messages each child keeps for a trace. Default: 0, none.</summary>
    public int TracedMessages { get; init; }

    /// <summary>How long a child may take to end by itself before it is killed; default 5 s.</summary>
    public Duration EndDeadline { get; init; } = Duration.FromSeconds(5);
}
