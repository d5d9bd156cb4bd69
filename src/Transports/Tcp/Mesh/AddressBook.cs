using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node's numbers for addresses and incarnations, up to a bound each; number 0 is the node itself, in both. One thread at a
/// time.</summary>
internal sealed class AddressBook : IAddressBook
{
    private const int ReleasedMin = 65_536;

    private readonly List<Entry> nodes = [];
    private readonly Dictionary<NodeAddress, Entry> byAddress = [];
    private readonly List<Origin> origins = [];
    private readonly Queue<NodeId> released = new();
    private readonly TcpLimits limits;
    private readonly Counts counts;

    internal AddressBook(NodeAddress self, ulong incarnation, TcpLimits limits, Counts counts)
    {
        this.limits = limits;
        this.counts = counts;
        byAddress.Add(self, AddEntry(self));
        AddEntry(new NodeAddress("too-many-addresses", 0));
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

    /// <summary>The number that all share who are too many. It listens nowhere, so nothing can be sent there.</summary>
    internal static NodeId Overflow => new(1);

    /// <inheritdoc/>
    public bool TryResolve(NodeAddress address, out NodeId node)
    {
        node = EntryOf(address)?.Id ?? Overflow;
        return node != Overflow;
    }

    /// <summary>The number of an address; <see cref="Overflow"/> if the book takes no more.</summary>
    internal NodeId Resolve(NodeAddress address)
    {
        TryResolve(address, out var node);
        return node;
    }

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
        if (found is null && origins.Count < limits.OriginsMax && (known ?? EntryOf(address)) is { } entry)
        {
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

    /// <summary>Null, and counted, if the book takes no more.</summary>
    private Entry? EntryOf(NodeAddress address)
    {
        if (byAddress.TryGetValue(address, out var known))
        {
            return known;
        }

        if (byAddress.Count > limits.AddressesMax)
        {
            counts.RefusedAddresses++;
            return null;
        }

        var entry = AddEntry(address);
        byAddress.Add(address, entry);
        return entry;
    }

    private Entry AddEntry(NodeAddress address)
    {
        var entry = new Entry(new NodeId(nodes.Count), address);
        nodes.Add(entry);
        return entry;
    }
}
