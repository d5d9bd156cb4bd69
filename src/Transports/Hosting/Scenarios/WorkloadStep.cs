using Distribution.Protocol;

namespace Distribution;

/// <summary>Something that a scenario asks of its nodes.</summary>
/// <param name="Name">What, in words: <c>n0 begins rumor 1</c>.</param>
/// <param name="At">When.</param>
public sealed record WorkloadStep(string Name, Instant At);
