using System.Buffers;

namespace Distribution.Protocol;

/// <summary>
/// Bytes that grow at the end; rented from the shared pool and given back when cleared, so that an idle buffer costs nothing. One thread
/// at a time.
/// </summary>
public sealed class WireBuffer
{
    private const int SmallestRent = 1024;

    // Kept over a Clear up to this size: a busy buffer must not go to the pool and back for every message.
    private const int KeptBytesMax = 64 * 1024;

    private byte[] bytes = [];

    /// <summary>How many bytes it holds.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes; valid until the next change.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>The bytes; valid until the next change.</summary>
    public Memory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    /// <summary>Appends <paramref name="count"/> bytes of any content and gives them to be overwritten.</summary>
    /// <exception cref="OverflowException">More than 2 GiB.</exception>
    public Span<byte> Append(int count)
    {
        var room = Room(count);
        Length += count;
        return room;
    }

    /// <summary>Room for <paramref name="count"/> bytes behind the end; what is written there counts once it is appended by
    /// <see cref="Advance"/>.</summary>
    /// <exception cref="OverflowException">More than 2 GiB.</exception>
    public Span<byte> Room(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var length = checked(Length + count);
        if (length > bytes.Length)
        {
            Grow(length);
        }

        return bytes.AsSpan(Length, count);
    }

    /// <summary>Appends the first <paramref name="count"/> bytes of the room that was asked for last.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, bytes.Length - Length);
        Length += count;
    }

    /// <summary>Appends the bytes.</summary>
    public void Append(ReadOnlySpan<byte> more) => more.CopyTo(Append(more.Length));

    /// <summary>A part of the bytes, to be overwritten.</summary>
    public Span<byte> Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - start);
        return bytes.AsSpan(start, count);
    }

    /// <summary>Forgets the bytes from <paramref name="length"/> on.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Forgets all bytes; gives a large array back.</summary>
    public void Clear()
    {
        Length = 0;
        if (bytes.Length > KeptBytesMax)
        {
            Release();
        }
    }

    /// <summary>Forgets all bytes and gives the array back; the buffer can be used again.</summary>
    public void Release()
    {
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = [];
        }
    }

    private void Grow(int length)
    {
        var doubled = (int)Math.Min(Array.MaxLength, 2L * bytes.Length);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestRent, Math.Max(length, doubled)));
        Written.CopyTo(larger);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        bytes = larger;
    }
}
