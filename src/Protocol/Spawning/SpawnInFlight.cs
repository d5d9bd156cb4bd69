namespace Distribution.Protocol;

/// <summary>A spawn whose end the host has not reported.</summary>
/// <param name="Ticket">The host's number.</param>
/// <param name="Call">The pending call that asked for it; no longer pending once its deadline has passed.</param>
internal readonly record struct SpawnInFlight(SpawnTicket Ticket, ulong Call);
