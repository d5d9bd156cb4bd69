using System.Net.Sockets;

namespace Distribution.Tcp;

/// <summary>One kind of socket operation that is started again and again; its completion comes back as an input of the loop.</summary>
internal sealed class SocketOperation : SocketAsyncEventArgs
{
    private readonly InputLoop loop;
    private readonly ActionInput input;
    private IByteStream? made;
    private int? moved;

    internal SocketOperation(InputLoop loop, Action<SocketOperation> completed)
        : base(true)
    {
        this.loop = loop;
        input = new ActionInput(() => completed(this));
    }

    /// <summary>How many bytes were received or sent.</summary>
    internal int Moved => moved ?? BytesTransferred;

    /// <summary>The operation has ended: brings its input.</summary>
    internal void BringInput() => loop.Post(input);

    /// <summary>Says how the operation has ended, where no socket does.</summary>
    internal void SetResult(SocketError error, int bytes, IByteStream? stream)
    {
        SocketError = error;
        (moved, made) = (bytes, stream);
    }

    /// <summary>The connection that was made; null if none was. Once an operation.</summary>
    internal IByteStream? TakeStream()
    {
        if (SocketError != SocketError.Success)
        {
            return null;
        }

        return made ?? ((AcceptSocket ?? ConnectSocket) is { } socket ? new SocketStream(socket) : null);
    }

    /// <inheritdoc/>
    protected override void OnCompleted(SocketAsyncEventArgs e) => BringInput();
}
