namespace Distribution;

/// <summary>A run of an exploration that failed.</summary>
/// <param name="Number">Which of all runs it is.</param>
/// <param name="Trial">The run.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Violation">What did not hold in it.</param>
internal sealed record FailingRun(long Number, Trial Trial, TrialResult Result, Violation Violation);
