using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Whom a mesh tells what it received. Every call is within an input of the loop.</summary>
internal interface IMeshHandler
{
    /// <summary>A frame has arrived. False if it has no meaning; then its connection is closed.</summary>
    bool OnFrame(NodeId from, ReadOnlySpan<byte> content);

    /// <summary>A peer could not be reached, or its connection is lost.</summary>
    void OnUnreachable(NodeId peer);

    /// <summary>Everything has left and all connections are closed.</summary>
    void OnMeshStopped();
}
