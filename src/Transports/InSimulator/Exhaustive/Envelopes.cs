using System.Runtime.InteropServices;

namespace Distribution.InSimulator;

/// <summary>The messages that were seen, each once with its sender and receiver, by number.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
internal sealed class Envelopes<TMessage>
    where TMessage : struct
{
    private readonly WordTable table = new();
    private readonly List<Envelope> envelopes = [];
    private readonly List<int> key = [];

    internal Envelopes() => CanonicalForm<TMessage>.ValidateMessage();

    internal int Count => table.Count;

    internal ref readonly Envelope this[int number] => ref CollectionsMarshal.AsSpan(envelopes)[number];

    /// <summary>The words by which one differs from all others.</summary>
    internal ReadOnlySpan<int> Words(int number) => table[number];

    internal int Add(int from, int to, in TMessage message)
    {
        key.Clear();
        key.Add(from);
        key.Add(to);
        CanonicalForm<TMessage>.Write(message, key);
        if (table.Add(CollectionsMarshal.AsSpan(key), out var number))
        {
            envelopes.Add(new Envelope(from, to, message));
        }

        return number;
    }

    internal readonly record struct Envelope(int From, int To, TMessage Message);
}
