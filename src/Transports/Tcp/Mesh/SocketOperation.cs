using System.Net.Sockets;

namespace Distribution.Tcp;

/// <summary>One kind of socket operation that is started again and again; its completion comes back as an input of the loop.</summary>
internal sealed class SocketOperation : SocketAsyncEventArgs
{
    private readonly InputLoop loop;
    private readonly ActionInput input;

    internal SocketOperation(InputLoop loop, Action<SocketOperation> completed)
        : base(true)
    {
        this.loop = loop;
        input = new ActionInput(() => completed(this));
    }

    /// <summary>The operation ended without waiting: brings its input now.</summary>
    internal void CompletedAtOnce() => loop.Post(input);

    /// <inheritdoc/>
    protected override void OnCompleted(SocketAsyncEventArgs e) => loop.Post(input);
}
