using System.Diagnostics.CodeAnalysis;

namespace Distribution.Protocol;

/// <summary>Checks that only our own defects can fail; on in all builds. What callers, peers and networks do wrong is a value
/// instead.</summary>
public static class Invariant
{
    /// <summary>Does nothing if <paramref name="condition"/> is true.</summary>
    /// <param name="condition">One condition; cheap.</param>
    /// <param name="text">What should hold, as a sentence.</param>
    /// <exception cref="InvariantException">It does not hold.</exception>
    public static void Holds([DoesNotReturnIf(false)] bool condition, string text)
    {
        if (!condition)
        {
            Throw(text);
        }
    }

    [DoesNotReturn]
    private static void Throw(string text) => throw new InvariantException(text);
}
