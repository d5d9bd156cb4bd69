using System.Buffers.Binary;
using System.Net.Sockets;
using Distribution.Protocol;
using Distribution.Tcp;
using Distribution.Transports.Tests.Wire;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>A bare socket that speaks to a node: as its peers do, or not.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly Socket socket;

    internal Stranger(Socket socket) => this.socket = socket;

    public void Dispose() => socket.Dispose();

    internal static async Task<Stranger> ConnectAsync(NodeAddress address)
    {
        var connecting = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await connecting.ConnectAsync(address.Host, address.Port);
        return new Stranger(connecting);
    }

    /// <summary>The frame with which a full node at <paramref name="self"/> greets <paramref name="peer"/>.</summary>
    internal static byte[] Hello(NodeAddress self, NodeAddress peer, string? protocol = null)
    {
        var buffer = new WireBuffer();
        var codec = new WireCodec(new TestBook(0));
        codec.Encode(new Hello(protocol ?? typeof(NodeMessage).FullName!, self, 1, peer), buffer);
        return Frame(buffer.Written);
    }

    internal static byte[] Frame(ReadOnlySpan<byte> content)
    {
        var frame = new byte[sizeof(int) + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, content.Length);
        content.CopyTo(frame.AsSpan(sizeof(int)));
        return frame;
    }

    internal async Task SendAsync(byte[] bytes) => await socket.SendAsync(bytes);

    /// <summary>Whether the node has closed the connection, read to its end.</summary>
    internal async Task<bool> IsClosedByPeerAsync()
    {
        using var overdue = new CancellationTokenSource(TcpNodeCalls.Deadline);
        var bytes = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(bytes, overdue.Token) > 0)
            {
                // Its hello, or what it sent before.
            }

            return true;
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Reads at least one byte.</summary>
    internal async Task ReadAsync()
    {
        using var overdue = new CancellationTokenSource(TcpNodeCalls.Deadline);
        await socket.ReceiveAsync(new byte[4096], overdue.Token);
    }
}
