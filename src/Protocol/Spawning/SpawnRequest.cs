namespace Distribution.Protocol;

/// <summary>A node to start. Immutable.</summary>
public sealed class SpawnRequest
{
    /// <summary>Where the new node shall listen; port 0: any free port.</summary>
    public NodeAddress Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>The new node's own settings by name; <c>status.get</c> shows them there.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>How long it may take until the new node can be called.</summary>
    public Duration BootDeadline { get; init; } = Duration.FromSeconds(30);
}
