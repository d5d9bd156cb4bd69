using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The last messages of a node, as they left and came, for a trace. Only traced nodes have one. Within the loop.</summary>
internal sealed class MessageLog(int capacity, AddressBook book, Machine machine, Func<object, string> wordsOf)
{
    private const int WordsMax = 200;

    private readonly Queue<TracedMessage> entries = new();
    private readonly Dictionary<NodeAddress, long> sent = [];
    private readonly Dictionary<(NodeAddress Peer, ulong Life), long> came = [];
    private long places;
    private long cause;

    /// <summary>The entries so far, the last at most.</summary>
    internal IReadOnlyList<TracedMessage> Entries => [.. entries];

    /// <summary>A message was handed to a connection, or waits for one.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="life">Which life of the receiver; 0: not known yet.</param>
    /// <param name="content">Its encoded form.</param>
    /// <param name="message">The message.</param>
    internal void Sent(NodeId to, ulong life, ReadOnlySpan<byte> content, object message)
    {
        var peer = book.AddressOf(to);
        var number = sent[peer] = sent.GetValueOrDefault(peer) + 1;
        Add(new TracedMessage(places + 1, IsSent: true, machine.Now, peer, life, number, HashOf(content), cause, WordsOf(message)));
    }

    /// <summary>A message has come; what is sent until <see cref="Handled"/> is sent because of it.</summary>
    internal void Came(NodeId from, ulong life, ReadOnlySpan<byte> content, object message)
    {
        var peer = book.AddressOf(from);
        var number = came[(peer, life)] = came.GetValueOrDefault((peer, life)) + 1;
        Add(new TracedMessage(places + 1, IsSent: false, machine.Now, peer, life, number, HashOf(content), Cause: 0, WordsOf(message)));
        cause = places;
    }

    /// <summary>The node is done with the message that came last.</summary>
    internal void Handled() => cause = 0;

    private static ulong HashOf(ReadOnlySpan<byte> content)
    {
        var hash = StableHash.Add(StableHash.Seed, (ulong)content.Length);
        foreach (var part in content)
        {
            hash = StableHash.Add(hash, part);
        }

        return StableHash.Mix(hash);
    }

    private string WordsOf(object message)
    {
        var words = wordsOf(message).ReplaceLineEndings(" ");
        return words.Length > WordsMax ? string.Concat(words.AsSpan(0, WordsMax), "...") : words;
    }

    private void Add(TracedMessage entry)
    {
        places++;
        if (entries.Count == capacity)
        {
            entries.Dequeue();
        }

        entries.Enqueue(entry);
    }
}
