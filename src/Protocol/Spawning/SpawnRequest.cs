namespace Distribution.Protocol;

/// <summary>A node to start. Immutable.</summary>
public sealed record SpawnRequest
{
    /// <summary>Where the new node shall listen; port 0: any free port.</summary>
    public NodeAddress Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>The new node's own settings by name; <c>status.get</c> shows them there.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>Calls that the new node runs on itself, one after another, before it is reported started. The first that fails ends it:
    /// the spawn is <see cref="SpawnStatus.Refused"/>.</summary>
    public IReadOnlyList<Call> OnStart { get; init; } = [];

    /// <summary>How long it may take until the new node can be called, <see cref="OnStart"/> included.</summary>
    public Duration BootDeadline { get; init; } = Duration.FromSeconds(30);

    /// <summary>The arguments of <c>status.spawn</c> that ask for this node. The deadline goes in whole milliseconds, rounded up.</summary>
    public Payload ToArguments() => SpawnArguments.Encode(this);
}
