using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Another node as this one reaches it.</summary>
internal sealed class Peer(NodeId id, NodeAddress address)
{
    internal NodeId Id { get; } = id;

    internal NodeAddress Address { get; } = address;

    /// <summary>The connection that messages to it go out on; null while there is none.</summary>
    internal Connection? Connection { get; set; }

    /// <summary>What waits for a connection.</summary>
    internal FrameQueue Waiting { get; } = new();

    /// <summary>The attempt in progress, or null.</summary>
    internal SocketOperation? Dial { get; set; }

    /// <summary>Failed attempts since the last connection.</summary>
    internal int Failures { get; set; }

    /// <summary>Before this time no attempt is made.</summary>
    internal Instant DialNotBefore { get; set; }

    /// <summary>Whether it is on the list of those to be dialled after the input.</summary>
    internal bool DialRequested { get; set; }

    /// <summary>Whether it was ever connected.</summary>
    internal bool WasConnected { get; set; }

    /// <summary>Whether it listens somewhere; a caller without a port can only be answered.</summary>
    internal bool CanBeDialled => Address.Port != 0;
}
