namespace Distribution.Protocol;

/// <summary>News that a node still repeats: the least repeated first, among those the newest. At most one update a
/// node, and one that its earlier lives are over.</summary>
internal sealed class NewsQueue
{
    private readonly List<(MemberUpdate Update, int Sent)> entries = [];

    /// <summary>How many updates are still repeated.</summary>
    internal int Count => entries.Count;

    /// <summary>Adds an update in the place of an older one about that node. That its earlier lives are over stays, before it.</summary>
    internal void Add(in MemberUpdate update)
    {
        var (node, life) = (update.Node, update.Incarnation);
        entries.RemoveAll(entry => entry.Update.Node.Equals(node) && !(entry.Update.IsFinal && entry.Update.Incarnation < life));
        entries.Insert(entries.FindIndex(entry => entry.Update.Node.Equals(node)) + 1, (update, 0));
    }

    /// <summary>Takes the next updates for a message; those repeated often enough are forgotten.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="transmissions">How often is enough.</param>
    internal MemberUpdate[] Take(int limit, int transmissions)
    {
        var count = Math.Min(limit, entries.Count);
        if (count == 0)
        {
            return [];
        }

        var taken = new MemberUpdate[count];
        for (var i = 0; i < count; i++)
        {
            taken[i] = entries[i].Update;
            entries[i] = (taken[i], entries[i].Sent + 1);
        }

        entries.RemoveAll(entry => entry.Sent >= transmissions);
        SortBySent();
        return taken;
    }

    // By insertion, which keeps the order of equals: the list is short and almost sorted.
    private void SortBySent()
    {
        for (var i = 1; i < entries.Count; i++)
        {
            var entry = entries[i];
            var place = i;
            for (; place > 0 && entries[place - 1].Sent > entry.Sent; place--)
            {
                entries[place] = entries[place - 1];
            }

            entries[place] = entry;
        }
    }
}
