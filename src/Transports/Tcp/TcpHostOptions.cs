using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>How a protocol that runs alone is hosted. Immutable.</summary>
public sealed record TcpHostOptions : TcpOptions
{
    /// <summary>How many peers a gossip contact draws. One object for one host: it holds scratch space.</summary>
    public required Fanout Fanout { get; init; }

    /// <summary>Called when the protocol has learned a rumor, after that input, by the thread that drives the node: it must be quick and
    /// must not throw.</summary>
    public Action<RumorName>? Learned { get; init; }
}
