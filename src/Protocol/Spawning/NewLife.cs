namespace Distribution.Protocol;

/// <summary>A node that was started where a member had been, until the other members know.</summary>
/// <param name="Spawn">Who asked for it.</param>
/// <param name="Outcome">How it was started.</param>
internal sealed record NewLife(SpawnInFlight Spawn, SpawnOutcome Outcome);
