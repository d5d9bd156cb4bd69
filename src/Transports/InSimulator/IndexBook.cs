using System.Globalization;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>Addresses for nodes that have only a number, for messages that are encoded all the same: a node's is its number in the
/// network 10.0.0.0/8.</summary>
internal sealed class IndexBook : IAddressBook
{
    private const int Port = 1;
    private const int NodesMax = 1 << 24;

    public bool TryResolve(NodeAddress address, out NodeId node)
    {
        var parts = address.Host.Split('.');
        node = default;
        if (parts is not ["10", _, _, _] || address.Port != Port)
        {
            return false;
        }

        var index = 0;
        foreach (var part in parts[1..])
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            index = (index * 256) + value;
        }

        node = new NodeId(index);
        return true;
    }

    public NodeAddress AddressOf(NodeId node) => node.Index < NodesMax
        ? new NodeAddress(
            string.Create(CultureInfo.InvariantCulture, $"10.{node.Index >> 16}.{(node.Index >> 8) & 255}.{node.Index & 255}"), Port)
        : throw new ArgumentOutOfRangeException(nameof(node), node, "Only the first 16,777,216 nodes have an address.");

    public bool TryResolveOrigin(NodeAddress address, ulong incarnation, out OriginId origin)
    {
        var isKnown = TryResolve(address, out var node);
        origin = new OriginId(node.Index);
        return isKnown && incarnation == 1;
    }

    public (NodeAddress Address, ulong Incarnation) OriginOf(OriginId origin) => (AddressOf(new NodeId(origin.Value)), 1);
}
