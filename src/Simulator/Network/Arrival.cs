using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>One arrival of a message.</summary>
/// <param name="Delay">How long it is on its way: zero or more.</param>
/// <param name="Corruption">The draw that says which bits of its encoded form change on the way; 0: none.</param>
public readonly record struct Arrival(Duration Delay, ulong Corruption = 0);
