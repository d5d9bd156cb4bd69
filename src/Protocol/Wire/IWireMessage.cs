namespace Distribution.Protocol;

/// <summary>
/// A message that can cross a wire: what a protocol's message type implements to run over TCP. What <see cref="Write"/> appends,
/// <see cref="TryRead"/> reads back as an equal message, in another process of the same version.
/// </summary>
/// <typeparam name="TSelf">The message type itself.</typeparam>
public interface IWireMessage<TSelf>
    where TSelf : struct, IWireMessage<TSelf>
{
    /// <summary>Appends this message. Numbers of the host (<see cref="NodeId"/>, <see cref="OriginId"/>) go through the writer's methods
    /// for them.</summary>
    void Write(ref WireWriter writer);

    /// <summary>Reads one message. The bytes may be anything at all: false, never an exception, for what <see cref="Write"/> did not
    /// write, and no allocation larger than the bytes at hand.</summary>
    static abstract bool TryRead(ref WireReader reader, out TSelf message);
}
