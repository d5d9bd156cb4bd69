namespace Distribution.Protocol;

/// <summary>Why a call failed. A value, not an exception: failures of peers and networks are ordinary.</summary>
/// <param name="Kind">The kind, for programs.</param>
/// <param name="Message">One line for people: what, where, and what is allowed.</param>
public sealed record CallError(CallErrorKind Kind, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";
}
