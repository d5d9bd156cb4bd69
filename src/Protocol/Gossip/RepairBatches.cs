namespace Distribution.Protocol;

/// <summary>Packs rumors into the messages of one exchange, of which there are at most <see cref="MessagesMax"/>: what does not fit waits
/// for the next round.</summary>
/// <param name="group">The group.</param>
/// <param name="most">At most so many rumors.</param>
internal sealed class RepairBatches(string group, int most)
{
    internal const int MessagesMax = 4;

    private readonly List<RepairBatch> full = [];
    private List<RepairedRumor> open = [];
    private int bytes;
    private int count;

    /// <summary>Adds a rumor; false if the exchange is full.</summary>
    internal bool TryAdd(LoggedRumor rumor, Instant now)
    {
        if (open.Count > 0 && (open.Count == RepairBatch.RumorsMax || bytes + rumor.Size > RepairBatch.BytesMax))
        {
            Close();
        }

        if (full.Count == MessagesMax || count == most)
        {
            return false;
        }

        count++;
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
