using Distribution.Protocol;

namespace Distribution.Transports.Tests.Wire;

/// <summary>An address book whose numbers begin where it is told, so that two of them disagree about every number.</summary>
internal sealed class TestBook(int first, int originsMax = int.MaxValue) : IAddressBook
{
    private readonly List<NodeAddress> addresses = [];
    private readonly List<(NodeAddress Address, ulong Incarnation)> origins = [];

    public bool TryResolve(NodeAddress address, out NodeId node)
    {
        if (!addresses.Contains(address))
        {
            addresses.Add(address);
        }

        node = new NodeId(first + addresses.IndexOf(address));
        return true;
    }

    public NodeAddress AddressOf(NodeId node) => addresses[node.Index - first];

    public bool TryResolveOrigin(NodeAddress address, ulong incarnation, out OriginId origin)
    {
        if (!origins.Contains((address, incarnation)) && origins.Count < originsMax)
        {
            origins.Add((address, incarnation));
        }

        origin = new OriginId(first + origins.IndexOf((address, incarnation)));
        return origins.Contains((address, incarnation));
    }

    public (NodeAddress Address, ulong Incarnation) OriginOf(OriginId origin) => origins[origin.Value - first];
}
