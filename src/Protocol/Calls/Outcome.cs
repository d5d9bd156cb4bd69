namespace Distribution.Protocol;

/// <summary>How a call ended: a value or an error. Immutable.</summary>
public sealed class Outcome
{
    private Outcome(Payload? value, CallError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>Ended well, with nothing to say.</summary>
    public static Outcome Done { get; } = Of(Payload.Null);

    /// <summary>Ended with <c>true</c>.</summary>
    internal static Outcome True { get; } = Of(Payload.OfText("true"));

    /// <summary>Ended with <c>false</c>.</summary>
    internal static Outcome False { get; } = Of(Payload.OfText("false"));

    /// <summary>The result; null exactly if there is an <see cref="Error"/>.</summary>
    public Payload? Value { get; }

    /// <summary>The error; null exactly if there is a <see cref="Value"/>.</summary>
    public CallError? Error { get; }

    /// <summary>Equal for equal outcomes, in every process.</summary>
    public ulong Fingerprint => Error is null ? Value!.Fingerprint : StableHash.Add(StableHash.Of(Error.Message), (ulong)Error.Kind);

    /// <summary>Ended well.</summary>
    public static Outcome Of(Payload value) => new(value, null);

    /// <summary>Failed.</summary>
    public static Outcome Failed(CallErrorKind kind, string message) => new(null, new CallError(kind, message));

    /// <summary>Failed.</summary>
    public static Outcome Failed(CallError error) => new(null, error);

    /// <inheritdoc/>
    public override string ToString() => Error?.ToString() ?? Value!.ToString();
}
