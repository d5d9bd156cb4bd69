namespace Distribution.Protocol;

/// <summary>Packs rumors into the messages of one exchange, of which there are at most <see cref="MessagesMax"/>: what does not fit waits
/// for the next round.</summary>
internal sealed class RepairBatches(string group)
{
    internal const int MessagesMax = 4;

    private readonly List<RepairBatch> full = [];
    private List<RepairedRumor> open = [];
    private int bytes;

    /// <summary>Adds a rumor; false if the exchange is full.</summary>
    internal bool TryAdd(LoggedRumor rumor, Instant now)
    {
        if (open.Count > 0 && (open.Count == RepairBatch.RumorsMax || bytes + rumor.Size > RepairBatch.BytesMax))
        {
            Close();
        }

        if (full.Count == MessagesMax)
        {
            return false;
        }

        open.Add(new RepairedRumor(new Rumor(rumor.Id, rumor.Content), rumor.Expires - now));
        bytes += rumor.Size;
        return true;
    }

    /// <summary>The messages.</summary>
    internal IReadOnlyList<RepairBatch> ToMessages()
    {
        if (open.Count > 0)
        {
            Close();
        }

        return full;
    }

    private void Close()
    {
        full.Add(new RepairBatch(group, open));
        (open, bytes) = ([], 0);
    }
}
