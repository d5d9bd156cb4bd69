using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>One arrival of a single message, as plans write it.</summary>
/// <param name="After">How long it is on its way.</param>
/// <param name="Corruption">The draw that says which bits change; 0: none.</param>
public sealed record MessageArrival(Duration After, ulong Corruption = 0)
{
    internal Arrival ToArrival() => new(After, Corruption);
}
