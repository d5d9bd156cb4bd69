using Distribution.Protocol;

namespace Distribution;

/// <summary>Where a service's method runs, and for whom: a parameter of this type is not one of the call's arguments. So is one of type
/// <see cref="CancellationToken"/>: it is <see cref="Cancellation"/>.</summary>
/// <param name="Node">The node on which the method runs, as its own program speaks to it.</param>
/// <param name="Caller">Who asked; the node itself for its own calls; port 0: a caller that listens nowhere.</param>
/// <param name="Time">The clock of the node's world: virtual in a simulated cluster. Use it for every delay.</param>
/// <param name="Cancellation">Cancelled when the caller stops waiting.</param>
public sealed record ServiceContext(Node Node, NodeAddress Caller, TimeProvider Time, CancellationToken Cancellation);
