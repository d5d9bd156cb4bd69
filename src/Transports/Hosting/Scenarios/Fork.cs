using Distribution.Protocol;

namespace Distribution;

/// <summary>Where a run leaves another that it went along with so far.</summary>
/// <param name="At">When.</param>
/// <param name="Chance">What the strategy draws from then on.</param>
public sealed record Fork(Instant At, ulong Chance);
