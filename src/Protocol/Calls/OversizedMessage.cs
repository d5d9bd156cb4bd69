using System.Globalization;

namespace Distribution.Protocol;

/// <summary>What becomes of a message that is longer than one may be: whoever waits is told, by an answer that always fits.</summary>
public static class OversizedMessage
{
    /// <summary>The most bytes of a message where nothing else is said: 16 MiB.</summary>
    public const int DefaultBytesMax = 16 * 1024 * 1024;

    /// <summary>Ends the call that the message belongs to: a request is the caller's <see cref="CallErrorKind.BadArguments"/>, a result
    /// the method's <see cref="CallErrorKind.HandlerFailed"/>, and an error keeps its kind and loses its text.</summary>
    /// <param name="message">The message.</param>
    /// <param name="bytesMax">How long it may be.</param>
    public static Outcome Refusal(in NodeMessage message, int bytesMax)
    {
        var bound = string.Create(CultureInfo.InvariantCulture, $"larger than the {bytesMax} bytes of a message");
        return message switch
        {
            { Kind: not MessageKind.Reply } => Outcome.Failed(CallErrorKind.BadArguments, $"the call is {bound}"),
            { Content: Outcome { Error: { } error } } => Outcome.Failed(error.Kind, $"the error's own text is {bound}"),
            _ => Outcome.Failed(CallErrorKind.HandlerFailed, $"the result is {bound}"),
        };
    }
}
