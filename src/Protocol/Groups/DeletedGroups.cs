namespace Distribution.Protocol;

/// <summary>What a node has seen of the gossip of groups that it has deleted, so that a group of the same name that is made afterwards runs
/// nothing twice. Kept for <see cref="RumorMemory.IdleMax"/>, which is longer than a rumor may live, for the groups deleted last that
/// together have seen rumors of at most <see cref="RumorMemory.OriginsMax"/> origins, and for the last one whatever it has seen.</summary>
internal sealed class DeletedGroups
{
    // In the order of deletion, so that those that are over come first.
    private readonly List<Entry> entries = [];
    private int origins;

    internal int Count => entries.Count;

    /// <summary>A group was deleted.</summary>
    internal void Add(NodeGroup group, Instant now)
    {
        Forget(now);
        if (group.Rumors.Origins > 0)
        {
            entries.Add(new Entry(group.Name, group.Rumors, now));
            origins += group.Rumors.Origins;
        }

        while (origins > RumorMemory.OriginsMax && entries.Count > 1)
        {
            RemoveAt(0);
        }
    }

    /// <summary>What was seen under this name; empty if nothing is remembered.</summary>
    internal RumorMemory Take(string name, Instant now)
    {
        Forget(now);
        var at = entries.FindIndex(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
        if (at < 0)
        {
            return default;
        }

        var seen = entries[at].Rumors;
        RemoveAt(at);
        return seen;
    }

    private void Forget(Instant now)
    {
        while (entries.Count > 0 && now - entries[0].Deleted >= RumorMemory.IdleMax)
        {
            RemoveAt(0);
        }
    }

    private void RemoveAt(int at)
    {
        origins -= entries[at].Rumors.Origins;
        entries.RemoveAt(at);
    }

    private sealed record Entry(string Name, RumorMemory Rumors, Instant Deleted);
}
