using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Where a node listens and what bounds it. Immutable.</summary>
public record TcpOptions
{
    /// <summary>Where to listen; port 0: any free port. Null: nowhere; such a node only calls, and is answered on its own
    /// connections.</summary>
    public NodeAddress? Listen { get; init; } = new("127.0.0.1", 0);

    /// <summary>The host that other nodes call; null: the host of <see cref="Listen"/>. Needed where that is a wildcard (<c>0.0.0.0</c>,
    /// <c>::</c>).</summary>
    public string? AdvertisedHost { get; init; }

    /// <summary>The bounds.</summary>
    public TcpLimits Limits { get; init; } = TcpLimits.Default;

    /// <summary>The seed of the node's random stream; null: one from the operating system.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many of its last messages the node keeps in words, for a trace (<see cref="TcpNode.ReadTraceAsync"/>): 0 or more.
    /// Default: 0, it keeps none and loses no time.</summary>
    public int TracedMessages { get; init; }

    internal Machine Machine { get; init; } = Machine.Real;
}
