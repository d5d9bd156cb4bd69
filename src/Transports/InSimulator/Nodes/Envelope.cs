using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>A message and the life of its receiver that it was sent to, as a connection has it.</summary>
/// <param name="message">The message.</param>
/// <param name="incarnation">The life; 0: nobody ran there, and whoever does on arrival receives it.</param>
internal readonly struct Envelope(in NodeMessage message, ulong incarnation) : IFingerprint, ICarrier
{
    internal NodeMessage Message { get; } = message;

    internal ulong Incarnation { get; } = incarnation;

    /// <inheritdoc/>
    public ulong Fingerprint => Message.Fingerprint;

    /// <inheritdoc/>
    public IEnumerable<string> Carries => Message.Carries;

    /// <inheritdoc/>
    public override string ToString() => Message.ToString();
}
