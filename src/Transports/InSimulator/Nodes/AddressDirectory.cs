using System.Globalization;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The addresses of a simulated world: one number for each address, for the whole run, and one for each incarnation.</summary>
internal sealed class AddressDirectory : IAddressBook
{
    // Simulated nodes listen at 127.0.0.1:20001 and up, then at 127.0.0.2 and so on: like child processes on one machine.
    private const int FirstPort = 20_001;

    private readonly Dictionary<NodeAddress, NodeId> numbers = [];
    private readonly List<NodeAddress> addresses = [];
    private readonly Dictionary<(int Node, ulong Incarnation), OriginId> origins = [];
    private readonly List<(NodeAddress Address, ulong Incarnation)> lives = [];
    private int freePort = FirstPort;
    private int freeHost = 1;

    internal int Count => addresses.Count;

    internal NodeAddress this[NodeId node] => addresses[node.Index];

    internal NodeId Resolve(NodeAddress address, Func<int> addNode)
    {
        if (!numbers.TryGetValue(address, out var number))
        {
            number = new NodeId(addNode());
            numbers.Add(address, number);
            addresses.Add(address);
        }

        return number;
    }

    internal bool IsKnown(NodeAddress address) => numbers.ContainsKey(address);

    internal OriginId Origin(NodeId node, ulong incarnation)
    {
        if (!origins.TryGetValue((node.Index, incarnation), out var origin))
        {
            origin = new OriginId(origins.Count);
            origins.Add((node.Index, incarnation), origin);
            lives.Add((addresses[node.Index], incarnation));
        }

        return origin;
    }

    /// <summary>An address that nobody has used in this run: at the host asked for while it has a port to spare, then at the next
    /// addresses of the loopback network.</summary>
    internal NodeAddress Free(string host)
    {
        while (true)
        {
            var address = new NodeAddress(freeHost == 1 ? host : Loopback(freeHost), freePort);
            if (++freePort > ushort.MaxValue)
            {
                freePort = FirstPort;
                freeHost++;
            }

            if (!numbers.ContainsKey(address))
            {
                return address;
            }
        }
    }

    // As a wire's end reads addresses: in a simulated world only what was spoken of already means a node.
    bool IAddressBook.TryResolve(NodeAddress address, out NodeId node) => numbers.TryGetValue(address, out node);

    NodeAddress IAddressBook.AddressOf(NodeId node) => addresses[node.Index];

    bool IAddressBook.TryResolveOrigin(NodeAddress address, ulong incarnation, out OriginId origin)
    {
        origin = default;
        return numbers.TryGetValue(address, out var node) && origins.TryGetValue((node.Index, incarnation), out origin);
    }

    (NodeAddress Address, ulong Incarnation) IAddressBook.OriginOf(OriginId origin) => lives[origin.Value];

    private static string Loopback(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.{number / 256}.{number % 256}");
}
