namespace Distribution.Concurrency;

/// <summary>One run of a body.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Detail">What was wrong, in a line.</param>
/// <param name="Schedule">What was chosen: the same choices give the same run.</param>
internal sealed record RunResult(Verdict Verdict, string Detail, Schedule Schedule)
{
    public override string ToString() => $"{Verdict}: {Detail}; schedule \"{Schedule}\"";
}
