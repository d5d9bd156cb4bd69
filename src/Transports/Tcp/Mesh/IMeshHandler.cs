using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Whom a mesh tells what it received. Every call is within an input of the loop.</summary>
internal interface IMeshHandler
{
    /// <summary>A frame has arrived. False if it has no meaning; then its connection is closed.</summary>
    /// <param name="from">The peer.</param>
    /// <param name="life">Which life of it, by the greeting of that connection.</param>
    /// <param name="content">The frame.</param>
    bool OnFrame(NodeId from, ulong life, ReadOnlySpan<byte> content);

    /// <summary>How far the node has come: what it is told again of an <see cref="OnUnreachable"/>.</summary>
    long Progress { get; }

    /// <summary>A peer could not be reached, or its connection was lost.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="progress">The value of <see cref="Progress"/> when it happened.</param>
    void OnUnreachable(NodeId peer, long progress);

    /// <summary>Everything has left and all connections are closed.</summary>
    void OnMeshStopped();
}
