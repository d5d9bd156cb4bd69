using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The words by which two values of a type are told apart: what it says itself (<see cref="IFingerprint"/>), else the bytes of
/// its fields.</summary>
/// <typeparam name="T">The type of a state or of a message.</typeparam>
internal static class CanonicalForm<T>
    where T : struct
{
    private static readonly bool SaysItself = typeof(IFingerprint).IsAssignableFrom(typeof(T));
    private static readonly bool HasReferences = RuntimeHelpers.IsReferenceOrContainsReferences<T>();
    private static readonly byte[] Mask = SaysItself || HasReferences ? [] : ByteMask.Of<T>();

    /// <summary>Refuses states that cannot be told apart or copied.</summary>
    /// <exception cref="StateSpaceException">They hold references and do not say how.</exception>
    internal static void ValidateState()
    {
        if (HasReferences && !(SaysItself && default(T) is ICopyable<T>))
        {
            throw new StateSpaceException($"the state {typeof(T).Name} holds references: to be explored exhaustively it must implement "
                + $"{nameof(IFingerprint)} and ICopyable<{typeof(T).Name}>");
        }
    }

    /// <summary>Refuses messages that cannot be told apart.</summary>
    /// <exception cref="StateSpaceException">They hold references and do not say how.</exception>
    internal static void ValidateMessage()
    {
        if (HasReferences && !SaysItself)
        {
            throw new StateSpaceException(
                $"the message {typeof(T).Name} holds references: to be explored exhaustively it must implement {nameof(IFingerprint)}");
        }
    }

    /// <summary>Adds the words of a value.</summary>
    internal static void Write(T value, List<int> words)
    {
        if (SaysItself)
        {
            WriteLong(((IFingerprint)value).Fingerprint, words);
            return;
        }

        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));
        for (var first = 0; first < bytes.Length; first += sizeof(int))
        {
            var word = 0u;
            for (var index = first; index < Math.Min(first + sizeof(int), bytes.Length); index++)
            {
                word = (word << 8) | (Mask[index] == 0 ? 0u : bytes[index]);
            }

            words.Add(unchecked((int)word));
        }
    }

    /// <summary>Adds a number of 64 bits.</summary>
    internal static void WriteLong(ulong value, List<int> words)
    {
        words.Add(unchecked((int)value));
        words.Add(unchecked((int)(value >> 32)));
    }
}
