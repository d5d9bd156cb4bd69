using Distribution.Simulator;

namespace Distribution;

/// <summary>Shows that runs repeat, or where they do not.</summary>
public static class Determinism
{
    /// <summary>So many pairs of runs are compared: what depends on the time of day or on another thread need not show in
    /// each.</summary>
    internal const int PairsMax = 8;

    /// <summary>Makes a run again in this process, and compares.</summary>
    /// <param name="trial">The run.</param>
    /// <param name="first">What came of it the first time.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="NondeterministicException">It went another way; names the first event that differs.</exception>
    public static void Verify(Trial trial, TrialResult first, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(first);
        var again = trial.Run(cancellation);
        if (again.TraceHash != first.TraceHash || again.Events != first.Events || again.Violation != first.Violation)
        {
            throw Locate(trial, first, again, () => Traced(trial, cancellation), cancellation);
        }
    }

    /// <summary>Finds the first event in which runs differ that should be one.</summary>
    /// <param name="trial">The run.</param>
    /// <param name="here">What came of it here; null: that is not known any more.</param>
    /// <param name="there">What came of it elsewhere; null: that is not known.</param>
    /// <param name="traceThere">Traces it there; may be called several times.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static NondeterministicException Locate(
        Trial trial, TrialResult? here, TrialResult? there, Func<RunTrace?> traceThere, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(traceThere);
        var trace = Traced(trial, cancellation);
        for (var pair = 0; pair < PairsMax && trace is not null; pair++)
        {
            if (traceThere() is { } other && TraceParting.Of(trace, other) is { } parting)
            {
                return new NondeterministicException(Sentence(trial, $"event {parting.Number} is the first that differs"))
                {
                    Story = parting.Story,
                };
            }
        }

        // It shows in the first run alone, as with what a static remembers.
        if (here is null || there is null || here.Ladder.Parting(there.Ladder) is not { } rungs)
        {
            return new NondeterministicException(Sentence(trial, "it went another way at its end, or not while it was traced"));
        }

        var (after, first) = (rungs.LastEqual + 1, rungs.FirstDifferent);
        var where = after == first
            ? $"event {first} is the first that differs"
            : $"the first event that differs is one of {after} .. {first}";
        return new NondeterministicException(Sentence(trial, where))
        {
            Story = trace is null ? [] : TraceParting.At(trace, first).Story,
        };
    }

    /// <summary>Something ran outside of the simulated world, after an event.</summary>
    internal static NondeterministicException Escaped(Trial trial, long events, RunTrace? trace, Exception escape)
    {
        var story = trace is null || events < 1 || events > trace.Events.Count ? [] : TraceParting.CausesOf(trace, events).ToArray();
        return new NondeterministicException($"seed {trial.Seed} does not repeat: after event {events} {escape.Message}", escape)
        {
            Story = story,
        };
    }

    private static RunTrace? Traced(Trial trial, CancellationToken cancellation) =>
        (trial with { IsTraced = true }).Run(cancellation).Trace;

    private static string Sentence(Trial trial, string where) =>
        $"seed {trial.Seed} does not repeat: {where}; something depends on more than the seed";
}
