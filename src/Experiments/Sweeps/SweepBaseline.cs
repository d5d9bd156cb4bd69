namespace Distribution.Experiments.Sweeps;

/// <summary>A value of an axis with which the others are compared.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Value">The value as the plan spells it.</param>
internal sealed record SweepBaseline(string Axis, string Value);
