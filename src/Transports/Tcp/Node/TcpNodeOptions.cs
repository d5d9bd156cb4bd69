using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>How a full node is hosted. Immutable.</summary>
public sealed record TcpNodeOptions : TcpOptions
{
    /// <summary>The node's settings by name, for <c>status.get</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>What starts nodes for it; null: it starts none, and each spawn is refused.</summary>
    public ISpawner? Spawner { get; init; }

    /// <summary>The services that <c>routes.put</c> may make; null: none.</summary>
    public IServiceCatalog? Catalog { get; init; }

    /// <summary>How the node watches those that it knows; null: it does not.</summary>
    public LivenessOptions? Liveness { get; init; } = LivenessOptions.Default;

    /// <summary>The bounds of the protocol.</summary>
    public NodeLimits NodeLimits { get; init; } = NodeLimits.Default;
}
