using Distribution.Protocol;

namespace Distribution;

/// <summary>A cluster of child processes. Immutable.</summary>
public sealed record ProcessClusterOptions
{
    /// <summary>Where the origin listens. Default: 127.0.0.1, any free port.</summary>
    public NodeAddress Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>Paths of the assemblies whose services the nodes may make by name. A child that is this same program has its own
    /// anyway.</summary>
    public IReadOnlyList<string> Load { get; init; } = [];

    /// <summary>How nodes watch those that they know; null: they do not.</summary>
    public LivenessOptions? Liveness { get; init; } = LivenessOptions.Default;

    /// <summary>What the origin may hold.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.Default;
}
