using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>What bounds a node against its peers and strangers. Immutable; every figure is above zero.</summary>
public sealed record TcpLimits
{
    /// <summary>The limits where nothing else is said.</summary>
    public static TcpLimits Default { get; } = new();

    /// <summary>The largest message in bytes, either way; default 16 MiB. A frame that claims more closes its connection; a larger own
    /// message is not sent.</summary>
    public int FrameBytesMax { get; init; } = OversizedMessage.DefaultBytesMax;

    /// <summary>How many bytes may wait for one peer; default 8 MiB. Then messages to it are dropped and counted, and whoever
    /// waits for one gets <see cref="CallErrorKind.Overloaded"/>; for that an eighth more is kept. A message that alone is larger is taken
    /// while less than the bound waits.</summary>
    public int QueueBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many messages the shape of a link may hold; default 65,536. Then messages on it are dropped and counted.</summary>
    public int HeldMessagesMax { get; init; } = 65_536;

    /// <summary>How many connections the node accepts at a time; default 4,096. More are closed at once.</summary>
    public int AcceptedConnectionsMax { get; init; } = 4096;

    /// <summary>How many addresses of other nodes are known by number, for good; default 2^20, some 250 MiB. A call to one more is refused,
    /// so is a connection from there.</summary>
    public int AddressesMax { get; init; } = 1 << 20;

    /// <summary>How many incarnations of other nodes are remembered by number; default 2^20. Messages that name more are refused.</summary>
    public int OriginsMax { get; init; } = 1 << 20;

    /// <summary>How long a stranger may take to say who it is; default 5 s.</summary>
    public Duration HelloDeadline { get; init; } = Duration.FromSeconds(5);

    /// <summary>How long a connection attempt may take, its name look-up included; default 5 s.</summary>
    public Duration DialDeadline { get; init; } = Duration.FromSeconds(5);

    /// <summary>The pause after a first failed attempt, during which messages wait; doubles with every further failure. Default 20
    /// ms.</summary>
    public Duration RedialDelayMin { get; init; } = Duration.FromMilliseconds(20);

    /// <summary>The longest such pause; default 1 s.</summary>
    public Duration RedialDelayMax { get; init; } = Duration.FromSeconds(1);

    /// <summary>How long a stopping node waits for its last messages to leave; default 2 s.</summary>
    public Duration StopDeadline { get; init; } = Duration.FromSeconds(2);
}
