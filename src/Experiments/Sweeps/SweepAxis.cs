namespace Distribution.Experiments.Sweeps;

/// <summary>An option that changes from setting to setting.</summary>
/// <param name="Option">Which.</param>
/// <param name="Values">Its values in canonical spelling, in the order given.</param>
internal sealed record SweepAxis(ProtocolOption Option, IReadOnlyList<string> Values);
