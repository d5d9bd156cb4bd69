namespace Distribution.Protocol;

/// <summary>A host's own numbers for addresses and incarnations. The numbers never cross the wire: writing turns them into addresses,
/// reading turns addresses into numbers. One thread at a time.</summary>
public interface IAddressBook
{
    /// <summary>The number of an address; the same for ever. An address that was not known gets one. False if the book takes no more:
    /// what comes from the wire must not fill the memory.</summary>
    bool TryResolve(NodeAddress address, out NodeId node);

    /// <summary>The address behind a number that this book gave out.</summary>
    NodeAddress AddressOf(NodeId node);

    /// <summary>The number of one incarnation of the node at <paramref name="address"/>; the same for ever. False if the book takes no
    /// more.</summary>
    bool TryResolveOrigin(NodeAddress address, ulong incarnation, out OriginId origin);

    /// <summary>The address and the incarnation behind a number that this book gave out.</summary>
    (NodeAddress Address, ulong Incarnation) OriginOf(OriginId origin);
}
