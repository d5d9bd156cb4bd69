namespace Distribution.Tcp;

/// <summary>Where a node can be called. Disposed, it refuses connections and ends what is in progress, as failed.</summary>
internal interface IListener : IDisposable
{
    /// <summary>Takes the next connection. False: the operation has ended already.</summary>
    bool Accept(SocketOperation operation);
}
