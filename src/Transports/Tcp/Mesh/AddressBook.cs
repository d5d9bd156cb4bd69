using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node's numbers for addresses and incarnations; number 0 is the node itself, in both. One thread at a time.</summary>
internal sealed class AddressBook : IAddressBook
{
    private const int ReleasedMin = 65_536;

    private readonly List<Entry> nodes = [];
    private readonly Dictionary<NodeAddress, Entry> byAddress = [];
    private readonly List<Origin> origins = [];
    private readonly Queue<NodeId> released = new();
    private readonly int originsMax;

    internal AddressBook(NodeAddress self, ulong incarnation, int originsMax)
    {
        this.originsMax = originsMax;
        Resolve(self);
        TryResolveOrigin(self, incarnation, out _);
    }

    private sealed record Origin(OriginId Id, NodeAddress Address, ulong Incarnation);

    private sealed class Entry(NodeId id, NodeAddress address)
    {
        internal NodeId Id { get; } = id;

        internal NodeAddress Address { get; } = address;

        /// <summary>The incarnation met first, and for most nodes the only one.</summary>
        internal Origin? First { get; set; }

        internal Dictionary<ulong, Origin>? Others { get; set; }

        internal Origin? Find(ulong incarnation) =>
            First?.Incarnation == incarnation ? First : Others?.GetValueOrDefault(incarnation);
    }

    /// <inheritdoc/>
    public NodeId Resolve(NodeAddress address) => EntryOf(address).Id;

    /// <summary>A number of its own for a caller that listens nowhere; nothing resolves to it.</summary>
    internal NodeId Add(NodeAddress address)
    {
        if (released.Count <= ReleasedMin)
        {
            return AddEntry(address).Id;
        }

        var id = released.Dequeue();
        nodes[id.Index] = new Entry(id, address);
        return id;
    }

    /// <summary>A number given out by <see cref="Add"/> is needed no longer. It is given out again after many others, when no answer can
    /// still be on its way under it.</summary>
    internal void Release(NodeId id) => released.Enqueue(id);

    /// <inheritdoc/>
    public NodeAddress AddressOf(NodeId node) => nodes[node.Index].Address;

    /// <inheritdoc/>
    public bool TryResolveOrigin(NodeAddress address, ulong incarnation, out OriginId origin)
    {
        var known = byAddress.GetValueOrDefault(address);
        var found = known?.Find(incarnation);
        if (found is null && origins.Count < originsMax)
        {
            var entry = known ?? EntryOf(address);
            found = new Origin(new OriginId(origins.Count), address, incarnation);
            origins.Add(found);
            if (entry.First is null)
            {
                entry.First = found;
            }
            else
            {
                entry.Others ??= [];
                entry.Others.Add(incarnation, found);
            }
        }

        origin = found?.Id ?? default;
        return found is not null;
    }

    /// <inheritdoc/>
    public (NodeAddress Address, ulong Incarnation) OriginOf(OriginId origin)
    {
        var found = origins[origin.Value];
        return (found.Address, found.Incarnation);
    }

    private Entry EntryOf(NodeAddress address)
    {
        if (!byAddress.TryGetValue(address, out var entry))
        {
            entry = AddEntry(address);
            byAddress.Add(address, entry);
        }

        return entry;
    }

    private Entry AddEntry(NodeAddress address)
    {
        var entry = new Entry(new NodeId(nodes.Count), address);
        nodes.Add(entry);
        return entry;
    }
}
