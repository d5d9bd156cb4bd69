using Distribution.Protocol;

namespace Distribution;

/// <summary>A node to start. Immutable.</summary>
public sealed record SpawnOptions
{
    /// <summary>Where it shall listen; port 0: any free one. Default: 127.0.0.1, any free port.</summary>
    public NodeAddress Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>Its own settings by name, which <c>status.get</c> shows.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Calls that the node runs on itself, one after another, before it is reported ready. The first that fails ends the node, and
    /// the spawn fails with an error that names the call and what went wrong. Default: none.</summary>
    public IReadOnlyList<StartUpCall> OnStart { get; init; } = [];

    /// <summary>How long it may take until it can be called, <see cref="OnStart"/> included: 1 ms to 1 h; the spawn fails with
    /// <see cref="CallErrorKind.BadArguments"/> for any other. Default: 30 s.</summary>
    public TimeSpan BootDeadline { get; init; } = TimeSpan.FromSeconds(30);

    internal SpawnRequest ToRequest() => new()
    {
        Listen = Listen,
        Settings = [.. Settings],
        OnStart = [.. OnStart.Select(start => start.Call)],
        BootDeadline = Waits.Of(BootDeadline),
    };
}
