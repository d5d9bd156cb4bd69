using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A node's numbers for addresses and incarnations; number 0 is the node itself, in both. One thread at a time.</summary>
internal sealed class AddressBook : IAddressBook
{
    private readonly List<NodeAddress> addresses = [];
    private readonly Dictionary<NodeAddress, NodeId> nodes = [];
    private readonly List<(NodeId Node, ulong Incarnation)> incarnations = [];
    private readonly Dictionary<(NodeId Node, ulong Incarnation), OriginId> origins = [];
    private readonly int originsMax;

    internal AddressBook(NodeAddress self, ulong incarnation, int originsMax)
    {
        this.originsMax = originsMax;
        Resolve(self);
        TryResolveOrigin(self, incarnation, out _);
    }

    /// <summary>How many addresses have a number.</summary>
    internal int Count => addresses.Count;

    /// <inheritdoc/>
    public NodeId Resolve(NodeAddress address)
    {
        if (!nodes.TryGetValue(address, out var node))
        {
            node = Add(address);
            nodes.Add(address, node);
        }

        return node;
    }

    /// <summary>A number of its own for a caller that listens nowhere; nothing resolves to it.</summary>
    internal NodeId Add(NodeAddress address)
    {
        addresses.Add(address);
        return new NodeId(addresses.Count - 1);
    }

    /// <inheritdoc/>
    public NodeAddress AddressOf(NodeId node) => addresses[node.Index];

    /// <inheritdoc/>
    public bool TryResolveOrigin(NodeAddress address, ulong incarnation, out OriginId origin)
    {
        var key = (Resolve(address), incarnation);
        if (origins.TryGetValue(key, out origin))
        {
            return true;
        }

        if (incarnations.Count >= originsMax)
        {
            return false;
        }

        origin = new OriginId(incarnations.Count);
        incarnations.Add(key);
        origins.Add(key, origin);
        return true;
    }

    /// <inheritdoc/>
    public (NodeAddress Address, ulong Incarnation) OriginOf(OriginId origin)
    {
        var (node, incarnation) = incarnations[origin.Value];
        return (AddressOf(node), incarnation);
    }
}
