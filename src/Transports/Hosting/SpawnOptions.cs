using Distribution.Protocol;

namespace Distribution;

/// <summary>A node to start. Immutable.</summary>
public sealed record SpawnOptions
{
    /// <summary>Where it shall listen; port 0: any free one. Default: 127.0.0.1, any free port.</summary>
    public NodeAddress Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>Its own settings by name, which <c>status.get</c> shows.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long it may take until it can be called. Default: 30 s.</summary>
    public TimeSpan BootDeadline { get; init; } = TimeSpan.FromSeconds(30);

    internal object ToArguments() =>
        new { ip = Listen.Host, port = Listen.Port, settings = Settings, bootMs = (long)Math.Ceiling(BootDeadline.TotalMilliseconds) };
}
