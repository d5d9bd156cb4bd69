namespace Distribution.Simulator;

/// <summary>Which entries of two nodes' logs are one message. A link keeps the order of what it carries, and what is lost when a connection
/// breaks is lost for good: so within one pair of lives the k-th that came is the k-th that was sent, or a later one, the first of that
/// form behind the last that matched.</summary>
internal sealed class LinkMatching
{
    private readonly List<(NodeLog From, LoggedMessage Sent, int To, LoggedMessage Came)> all = [];
    private readonly SortedDictionary<(int Node, long Place), (NodeLog Log, LoggedMessage Entry)> sends = [];

    // Logs are not read at one instant: what a sender has sent after its log was read is left out at the receiver.
    private readonly SortedSet<(int Node, long Place)> later = [];

    internal LinkMatching(IReadOnlyList<NodeLog> logs)
    {
        foreach (var receiver in logs)
        {
            var links = receiver.Messages.Where(entry => !entry.IsSent).GroupBy(entry => (entry.Peer, entry.PeerLife));
            foreach (var link in links)
            {
                if (logs.FirstOrDefault(log => (log.Node, log.Life) == link.Key) is { } sender)
                {
                    Match(sender, receiver, link);
                }
            }
        }
    }

    /// <summary>All that matched: the sending and the receiving ends.</summary>
    internal IReadOnlyList<(NodeLog From, LoggedMessage Sent, int To, LoggedMessage Came)> All => all;

    /// <summary>The sending of what came; null: it is in no log.</summary>
    internal (NodeLog Log, LoggedMessage Entry)? SendOf(int node, LoggedMessage came) =>
        sends.TryGetValue((node, came.Place), out var sent) ? sent : null;

    /// <summary>Whether what came was sent after its sender's log had been read.</summary>
    internal bool IsLater(int node, LoggedMessage entry) => later.Contains((node, entry.Place));

    /// <summary>What cannot be is no match: a message that would have come before it was sent, whatever the clocks show.</summary>
    internal void Forget(int node, LoggedMessage came) => sends.Remove((node, came.Place));

    private void Match(NodeLog sender, NodeLog receiver, IEnumerable<LoggedMessage> came)
    {
        var sent = sender.Messages
            .Where(entry => entry.IsSent && entry.Peer == receiver.Node)
            .Where(entry => entry.PeerLife == 0 || entry.PeerLife == receiver.Life)
            .ToArray();
        var byForm = new SortedDictionary<ulong, Queue<int>>();
        foreach (var form in Enumerable.Range(0, sent.Length).GroupBy(index => sent[index].Fingerprint))
        {
            byForm.Add(form.Key, new Queue<int>(form));
        }

        var entries = came.ToArray();
        var heard = new SortedDictionary<ulong, int>();
        foreach (var entry in entries)
        {
            heard[entry.Fingerprint] = heard.GetValueOrDefault(entry.Fingerprint) + 1;
        }

        var (next, hasForgotten) = (0, sent.Length > 0 && sent[0].Number > 1);
        foreach (var entry in entries)
        {
            if (entry.Number > (sent.Length == 0 ? 0 : sent[^1].Number))
            {
                later.Add((receiver.Node, entry.Place));
            }

            if (!byForm.TryGetValue(entry.Fingerprint, out var alike))
            {
                continue;
            }

            // Its own sending may be one that the log has forgotten, and this a later one like it.
            if (next == 0 && hasForgotten && (alike.Count > 1 || heard[entry.Fingerprint] > 1))
            {
                continue;
            }

            while (alike.TryPeek(out var index) && (index < next || sent[index].Number < entry.Number))
            {
                alike.Dequeue();
            }

            if (alike.TryDequeue(out var match))
            {
                next = match + 1;
                sends[(receiver.Node, entry.Place)] = (sender, sent[match]);
                all.Add((sender, sent[match], receiver.Node, entry));
            }
        }
    }
}
