using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>What of a message enters the trace hash: what it says itself (<see cref="IFingerprint"/>), else its bytes.</summary>
/// <typeparam name="TMessage">The type of the messages.</typeparam>
internal static class MessageFingerprint<TMessage>
    where TMessage : struct
{
    // Readonly statics: the jit folds the choice into the caller.
    private static readonly bool SaysItself = typeof(IFingerprint).IsAssignableFrom(typeof(TMessage));
    private static readonly int Bytes = Unsafe.SizeOf<TMessage>();

    /// <summary>Refuses types whose bytes would not be the same in every run.</summary>
    /// <exception cref="InvalidOperationException">The message holds references or padding and has no fingerprint of its own.</exception>
    internal static void Validate()
    {
        if (SaysItself)
        {
            return;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<TMessage>() || FieldBytes(typeof(TMessage)) != Bytes)
        {
            throw new InvalidOperationException(
                $"Message type {typeof(TMessage).Name} holds references or padding, so its bytes cannot enter the trace hash: " +
                $"let it implement {nameof(IFingerprint)}.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of(ref TMessage message)
    {
        if (SaysItself)
        {
            return ((IFingerprint)message).Fingerprint;
        }

        if (Bytes == sizeof(ulong))
        {
            return Unsafe.As<TMessage, ulong>(ref message);
        }

        return Bytes == sizeof(uint) ? Unsafe.As<TMessage, uint>(ref message) : OfBytes(ref message);
    }

    private static ulong OfBytes(ref TMessage message) =>
        StableHash.Of(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TMessage, byte>(ref message), Bytes));

    private static int FieldBytes(Type type)
    {
        if (type.IsPrimitive)
        {
            return Marshal.SizeOf(type);
        }

        if (type.IsEnum)
        {
            return Marshal.SizeOf(Enum.GetUnderlyingType(type));
        }

        var sum = 0;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            sum += FieldBytes(field.FieldType);
        }

        return sum;
    }
}
