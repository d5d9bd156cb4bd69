namespace Distribution.Concurrency;

/// <summary>What came of the exploration of a body.</summary>
/// <param name="Runs">How many runs were made, the failing one included.</param>
/// <param name="IsComplete">Whether every schedule within the bound was run.</param>
/// <param name="Failure">The first run that did not pass, with as few deviations as could be made of it; null if all passed.</param>
internal sealed record SearchResult(int Runs, bool IsComplete, RunResult? Failure)
{
    public override string ToString() => Failure is null ? $"{Runs} runs passed" : $"run {Runs} {Failure}";
}
