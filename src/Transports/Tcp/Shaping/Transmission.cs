using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Sends a message.</summary>
internal delegate void Transmission<TMessage>(NodeId to, in TMessage message)
    where TMessage : struct;
