using System.Buffers.Binary;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Frames that wait to be sent, back to back.</summary>
internal sealed class FrameQueue
{
    internal WireBuffer Buffer { get; } = new();

    /// <summary>How many messages it holds.</summary>
    internal int Messages { get; private set; }

    /// <summary>Appends a message as a frame; false and nothing appended if its content is longer than allowed.</summary>
    internal bool TryAppend<TMessage>(in TMessage message, WireCodec codec, int contentBytesMax)
        where TMessage : struct, IWireMessage<TMessage>
    {
        var header = Buffer.Length;
        Buffer.Append(FrameReader.HeaderBytes);
        codec.Encode(message, Buffer);
        var content = Buffer.Length - header - FrameReader.HeaderBytes;
        if (content > contentBytesMax)
        {
            Buffer.Truncate(header);
            return false;
        }

        BinaryPrimitives.WriteInt32LittleEndian(Buffer.Slice(header, FrameReader.HeaderBytes), content);
        Messages++;
        return true;
    }

    /// <summary>Moves everything to the end of another queue.</summary>
    internal void MoveTo(FrameQueue other)
    {
        other.Buffer.Append(Buffer.Written);
        other.Messages += Messages;
        Clear();
    }

    internal void Clear()
    {
        Buffer.Clear();
        Messages = 0;
    }

    internal void Release()
    {
        Buffer.Release();
        Messages = 0;
    }
}
