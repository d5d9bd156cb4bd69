namespace Distribution.Experiments.Reports;

/// <summary>The verdict at the head of a report.</summary>
/// <param name="Standing">How the experiment ended.</param>
/// <param name="Sentence">What held, failed or is missing, in a sentence.</param>
public sealed record Verdict(Standing Standing, string Sentence)
{
    /// <summary>What did not hold, one sentence each; empty when nothing failed.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The command that runs what is missing; null when nothing is.</summary>
    public string? ResumeCommand { get; init; }
}
