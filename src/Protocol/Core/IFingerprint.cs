namespace Distribution.Protocol;

/// <summary>A message that says itself what of it enters the trace hash. Needed only where a message holds references or padding; of
/// other messages the host hashes the bytes.</summary>
public interface IFingerprint
{
    /// <summary>Equal for equal messages in every process, and different for different ones with overwhelming probability.</summary>
    ulong Fingerprint { get; }
}
