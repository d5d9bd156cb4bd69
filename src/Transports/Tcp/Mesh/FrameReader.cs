using System.Buffers;
using System.Buffers.Binary;

namespace Distribution.Tcp;

/// <summary>
/// Cuts a byte stream into frames: 4 bytes little-endian length, then so many bytes. Its array grows with what has really arrived, never
/// with what a length claims.
/// </summary>
internal sealed class FrameReader
{
    internal const int HeaderBytes = 4;

    private const int InitialBytes = 16 * 1024;

    private byte[] bytes = [];
    private int start;
    private int end;

    /// <summary>Room for more bytes, at least one.</summary>
    internal Memory<byte> Room()
    {
        if (start == end)
        {
            (start, end) = (0, 0);
        }

        if (bytes.Length == 0)
        {
            bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
        }
        else if (end == bytes.Length)
        {
            MakeRoom();
        }

        return bytes.AsMemory(end);
    }

    /// <summary>So many bytes were put into the room.</summary>
    internal void Arrived(int count) => end += count;

    /// <summary>Takes the next frame's content off the front; the span is valid until the next call of any method.</summary>
    internal FrameStatus Take(int contentBytesMax, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (end - start < HeaderBytes)
        {
            return FrameStatus.Partial;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(start));
        if (length > (uint)contentBytesMax)
        {
            return FrameStatus.TooLong;
        }

        if (end - start - HeaderBytes < (int)length)
        {
            return FrameStatus.Partial;
        }

        content = bytes.AsSpan(start + HeaderBytes, (int)length);
        start += HeaderBytes + (int)length;
        return FrameStatus.Whole;
    }

    /// <summary>Gives the array back.</summary>
    internal void Release()
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        (bytes, start, end) = ([], 0, 0);
    }

    /// <summary>Moves a partial frame to the front; into an array twice as large if it fills this one, into a small one if a large frame
    /// has passed.</summary>
    private void MakeRoom()
    {
        var partial = end - start;
        var wanted = Math.Max(InitialBytes, 2 * partial);
        if (start == 0 || wanted < bytes.Length / 4)
        {
            var other = ArrayPool<byte>.Shared.Rent(wanted);
            bytes.AsSpan(start, partial).CopyTo(other);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = other;
        }
        else
        {
            bytes.AsSpan(start, partial).CopyTo(bytes);
        }

        (start, end) = (0, partial);
    }
}
