namespace Distribution.Protocol;

/// <summary>What one node remembers for <see cref="Membership{TEnvironment}"/>. Nothing is ever visited in hash order.</summary>
public sealed class MembershipState
{
    /// <summary>Nodes that are gone and remembered, so that late news does not bring them back, and greeted again from time to
    /// time.</summary>
    internal const int GoneMax = 1_024;

    private const int RelaysMax = 256;

    private readonly SortedDictionary<NodeAddress, MemberRecord> records = [];
    private readonly List<NodeAddress> suspects = [];
    private readonly List<NodeAddress> gone = [];
    private readonly Queue<Relay> relays = new();

    /// <summary>How often this node has objected.</summary>
    internal uint Version { get; set; }

    /// <summary>How many pings it has sent.</summary>
    internal ulong Pings { get; set; }

    /// <summary>The order in which members are probed, and how far it has come.</summary>
    internal NodeAddress[] Round { get; set; } = [];

    /// <summary>How many of <see cref="Round"/> have been probed.</summary>
    internal int RoundPosition { get; set; }

    /// <summary>How many periods have begun.</summary>
    internal long Periods { get; set; }

    /// <summary>The current probe.</summary>
    internal Probe Probe { get; set; } = Probe.None;

    /// <summary>When the next period begins; <see cref="Instant.MaxValue"/>: nobody is to be watched.</summary>
    internal Instant NextPeriod { get; set; } = Instant.MaxValue;

    /// <summary>The timer.</summary>
    internal Alarm Alarm { get; } = new();

    /// <summary>What is still repeated to others.</summary>
    internal NewsQueue News { get; } = new();

    /// <summary>Whether news came in this input that others are to be told at once.</summary>
    internal bool HasFreshNews { get; set; }

    /// <summary>Nodes that are suspected, in the order of suspicion.</summary>
    internal IReadOnlyList<NodeAddress> Suspects => suspects;

    /// <summary>Nodes that failed, in the order in which they did.</summary>
    internal IReadOnlyList<NodeAddress> Gone => gone;

    /// <summary>What is remembered of a node; null: nothing.</summary>
    internal MemberRecord? Find(NodeAddress node) => records.TryGetValue(node, out var record) ? record : null;

    /// <summary>Remembers the latest news of a node.</summary>
    internal MemberRecord Keep(in MemberUpdate update)
    {
        if (!records.TryGetValue(update.Node, out var record))
        {
            record = new MemberRecord(update);
            records.Add(update.Node, record);
        }

        record.Latest = update;
        suspects.Remove(update.Node);
        gone.Remove(update.Node);
        if (update.Status == MemberStatus.Suspect)
        {
            suspects.Add(update.Node);
        }
        else if (record.IsGone)
        {
            gone.Add(update.Node);
            if (gone.Count > GoneMax)
            {
                Forget(gone[0]);
            }
        }

        return record;
    }

    /// <summary>Forgets a node.</summary>
    internal void Forget(NodeAddress node)
    {
        records.Remove(node);
        suspects.Remove(node);
        gone.Remove(node);
    }

    internal void Add(Relay relay)
    {
        if (relays.Count == RelaysMax)
        {
            relays.Dequeue();
        }

        relays.Enqueue(relay);
    }

    internal bool TryFindRelay(ulong number, out Relay found)
    {
        foreach (var relay in relays)
        {
            if (relay.Number == number)
            {
                found = relay;
                return true;
            }
        }

        found = default;
        return false;
    }
}
