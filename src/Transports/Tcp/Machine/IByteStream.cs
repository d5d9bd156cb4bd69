using System.Net.Sockets;

namespace Distribution.Tcp;

/// <summary>The own end of a connection. One receive and one send at a time. Disposed, it ends what is in progress, as failed.</summary>
internal interface IByteStream : IDisposable
{
    /// <summary>Readies it for messages that must not wait and for peers that go without a word; false if it is dead already.</summary>
    bool TryPrepare();

    /// <summary>Receives into the operation's buffer. False: the operation has ended already.</summary>
    bool Receive(SocketOperation operation);

    /// <summary>Sends the operation's buffer, or a part of it. False: the operation has ended already.</summary>
    bool Send(SocketOperation operation);

    /// <summary>Tells the other end that nothing more comes.</summary>
    /// <exception cref="SocketException">The connection is dead.</exception>
    void ShutDown();
}
