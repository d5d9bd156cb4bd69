namespace Distribution.Experiments.Running;

/// <summary>What is to be run of one setting.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Settings">Its checked options.</param>
/// <param name="RootSeed">The seed of the whole command.</param>
/// <param name="Runs">How many runs; with <paramref name="UntilWidth"/> the most.</param>
/// <param name="Jobs">How many workers, at least 1.</param>
/// <param name="UntilWidth">As many runs as make the interval of the main measure about this wide, by
/// <see cref="PilotRule"/>; null: all of them.</param>
internal sealed record CellPlan(IListedProtocol Protocol, Settings Settings, ulong RootSeed, int Runs, int Jobs, double? UntilWidth);
