using Distribution.Protocol;

namespace Distribution;

/// <summary>A call failed. <see cref="Kind"/> says why, for programs; the message is one line for people.</summary>
public sealed class CallException : Exception
{
    /// <summary>A failed call.</summary>
    public CallException(CallError error)
        : base(error?.ToString()) => Error = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>The error.</summary>
    public CallError Error { get; }

    /// <summary>The kind of the error.</summary>
    public CallErrorKind Kind => Error.Kind;
}
