using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>Where a run left the recorded one.</summary>
/// <param name="First">The first event that may be the first that differs.</param>
/// <param name="Last">The last event that may be.</param>
/// <param name="Sentence">That, in words.</param>
/// <param name="Story">The first with its causes, in plain lines.</param>
internal sealed record ReplayParting(long First, long Last, string Sentence, IReadOnlyList<string> Story)
{
    /// <summary>Finds it.</summary>
    /// <param name="file">The recorded run.</param>
    /// <param name="trial">The run that went another way.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="cancellation">Interrupts it.</param>
    internal static ReplayParting Of(ReplayFile file, Trial trial, TrialResult result, CancellationToken cancellation)
    {
        var (first, last, sentence) = Parted(file, result);
        var trace = result.Trace ?? (trial with { IsTraced = true }).Run(cancellation).Trace;
        return new ReplayParting(first, last, sentence, trace is null ? [] : TraceParting.At(trace, first).Story);
    }

    private static (long First, long Last, string Sentence) Parted(ReplayFile file, TrialResult result)
    {
        if (file.Ladder.Parting(result.Ladder) is not { } parting)
        {
            // One of them is the beginning of the other.
            var common = Math.Min(file.Violation.Events, result.Events);
            return (common + 1, common + 1, $"the run went another way after {NumberText.Write(common)} events that are the same");
        }

        var (after, first) = (parting.LastEqual + 1, parting.FirstDifferent);
        return (after, first, after == first
            ? $"the run went another way: event {NumberText.Write(first)} is the first that differs"
            : $"the run went another way: the first event that differs is one of {NumberText.Write(after)} .. {NumberText.Write(first)}");
    }
}
