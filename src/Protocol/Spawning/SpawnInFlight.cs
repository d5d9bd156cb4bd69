namespace Distribution.Protocol;

/// <summary>A spawn whose end the host has not reported.</summary>
/// <param name="Ticket">The host's number.</param>
/// <param name="Call">The pending call that asked for it; no longer pending once its deadline has passed.</param>
/// <param name="Group">Into which group; null: into none.</param>
/// <param name="Replaced">The member that listened where the new node shall; null: there was none.</param>
/// <param name="ReplacedLife">Which life of it was known; 0: it was not heard from.</param>
internal readonly record struct SpawnInFlight(
    SpawnTicket Ticket, ulong Call, string? Group, NodeAddress? Replaced, ulong ReplacedLife);
