using Distribution.Protocol;

namespace Distribution;

/// <summary>A cluster of child processes. Immutable.</summary>
public sealed record ProcessClusterOptions
{
    /// <summary>The most messages that a node keeps for a trace: what one answer can hold.</summary>
    public const int TracedMessagesMax = 32_768;

    /// <summary>Where the origin listens. Default: 127.0.0.1, any free port.</summary>
    public NodeAddress Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>The host that nodes call the origin by; null: that of <see cref="Listen"/>. Needed where that is 0.0.0.0.</summary>
    public string? AdvertisedHost { get; init; }

    /// <summary>Paths of the assemblies whose services the nodes may make by name. A child that is this same program has its own
    /// anyway.</summary>
    public IReadOnlyList<string> Load { get; init; } = [];

    /// <summary>How nodes watch those that they know; null: they do not.</summary>
    public LivenessOptions? Liveness { get; init; } = LivenessOptions.Default;

    /// <summary>How many of its last messages each node, the origin too, keeps in words for <see cref="ProcessCluster.TraceAsync"/>: 0 to
    /// <see cref="TracedMessagesMax"/>. Default: 0, none, and then tracing costs nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, or above the most.</exception>
    public int TracedMessages
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TracedMessagesMax);
            field = value;
        }
    }

    /// <summary>What the origin may hold.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.Default;
}
