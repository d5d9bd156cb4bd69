namespace Distribution.Experiments.Comparing;

/// <summary>Something that must hold of a comparison.</summary>
/// <param name="Measure">Which measure it is about.</param>
/// <param name="IsHeld">Whether it does.</param>
/// <param name="Sentence">What was found, without a full stop.</param>
internal sealed record ComparisonVerdict(string Measure, bool IsHeld, string Sentence);
