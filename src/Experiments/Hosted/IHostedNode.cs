using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.Hosted;

/// <summary>A node of some protocol over TCP, whatever its state and messages are. Safe from any thread.</summary>
internal interface IHostedNode : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    NodeAddress Address { get; }

    /// <summary>What its transport has done.</summary>
    TcpCounters Counters { get; }

    /// <summary>How many rumors it knows and no longer spreads.</summary>
    long Retired { get; }

    /// <summary>Fails if the protocol threw.</summary>
    Task Stopped { get; }

    /// <summary>Says whom it may contact; itself among them is left out.</summary>
    Task SetPeersAsync(IReadOnlyList<NodeAddress> peers);

    /// <summary>Begins a rumor.</summary>
    Task BroadcastAsync();
}
