namespace Distribution.Protocol;

/// <summary>What the membership protocol needs beside the seam: who it is, whom it watches, and someone to tell what it learned.</summary>
public interface IMembershipEnvironment : IEnvironment<MembershipMessage>
{
    /// <summary>Where this node listens.</summary>
    NodeAddress Address { get; }

    /// <summary>Which life of this address.</summary>
    ulong Incarnation { get; }

    /// <summary>The nodes watched, this one among them.</summary>
    GroupView Members { get; }

    /// <summary>The host's number for an address.</summary>
    NodeId Resolve(NodeAddress address);

    /// <summary>The address behind a number.</summary>
    NodeAddress AddressOf(NodeId node);

    /// <summary>A node that was not watched is there: new, or back. From now on it is a member.</summary>
    void Joined(NodeAddress node, bool isBack);

    /// <summary>A member is suspected.</summary>
    void Suspected(NodeAddress node);

    /// <summary>A member is no more: it failed, or it left.</summary>
    /// <param name="node">Who.</param>
    /// <param name="why">Failed or left.</param>
    /// <param name="mayReturn">Whether that life may come back: it failed, and no later one is known to have begun.</param>
    void Removed(NodeAddress node, MemberStatus why, bool mayReturn);
}
