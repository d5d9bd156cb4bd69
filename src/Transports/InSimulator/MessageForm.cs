using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>How messages look on a wire. The simulator passes them on as they are; this is for faults that ask how long they are or
/// change some of their bits. Belongs to one world.</summary>
/// <typeparam name="TMessage">The type of the messages.</typeparam>
internal abstract class MessageForm<TMessage>
    where TMessage : struct
{
    /// <summary>The form of a type: its encoded one if it can cross a wire (<see cref="IWireMessage{TSelf}"/>), else its bytes in
    /// memory.</summary>
    internal static MessageForm<TMessage> Create()
    {
        var isWire = Array.Exists(
            typeof(TMessage).GetInterfaces(),
            face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWireMessage<>)
                && face.GenericTypeArguments[0] == typeof(TMessage));
        return isWire
            ? (MessageForm<TMessage>)Activator.CreateInstance(typeof(WireForm<>).MakeGenericType(typeof(TMessage)), new IndexBook())!
            : new MemoryForm();
    }

    /// <summary>The length.</summary>
    internal abstract int BytesOf(in TMessage message);

    /// <summary>Changes one to three bits.</summary>
    /// <param name="message">What was sent; it is not touched.</param>
    /// <param name="draw">Says which bits.</param>
    /// <param name="changed">What is read from the changed bytes.</param>
    /// <returns>False if they are no message any more.</returns>
    internal abstract bool TryChange(in TMessage message, ulong draw, out TMessage changed);

    /// <summary>Turns over one to three bits.</summary>
    protected static void Flip(Span<byte> bytes, ulong draw)
    {
        var stream = new RandomStream(draw);
        for (var left = 1 + (int)stream.Below(3); left > 0 && bytes.Length > 0; left--)
        {
            bytes[(int)stream.Below((ulong)bytes.Length)] ^= (byte)(1 << (int)stream.Below(8));
        }
    }

    /// <summary>The bytes as they lie in memory. A type with references keeps those: no bit of it changes.</summary>
    private sealed class MemoryForm : MessageForm<TMessage>
    {
        internal override int BytesOf(in TMessage message) => Unsafe.SizeOf<TMessage>();

        internal override bool TryChange(in TMessage message, ulong draw, out TMessage changed)
        {
            changed = message;
            if (RuntimeHelpers.IsReferenceOrContainsReferences<TMessage>())
            {
                return false;
            }

            Flip(MemoryMarshal.CreateSpan(ref Unsafe.As<TMessage, byte>(ref changed), Unsafe.SizeOf<TMessage>()), draw);
            return true;
        }
    }
}
