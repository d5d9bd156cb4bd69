using Distribution.Protocol;

namespace Distribution;

/// <summary>What did not hold in a run.</summary>
/// <param name="Oracle">The name of what should have held. Runs fail the same way if these are equal.</param>
/// <param name="Reason">What was seen, in a sentence.</param>
/// <param name="At">When.</param>
/// <param name="Events">After how many events.</param>
public sealed record Violation(string Oracle, string Reason, Instant At, long Events);
