using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Where a node's own random numbers begin, unless it is told.</summary>
internal static class ProcessSeed
{
    /// <summary>A seed from the operating system. By way of a GUID, whose 122 bits come from there too: the random generator of the
    /// cryptography library would load that library, which is a tenth of a child's whole start.</summary>
    internal static ulong New()
    {
        Span<byte> bits = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bits);
        return StableHash.Mix(BitConverter.ToUInt64(bits)) ^ BitConverter.ToUInt64(bits[sizeof(ulong)..]);
    }
}
