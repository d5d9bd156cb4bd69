namespace Distribution.Experiments.Exploring;

/// <summary>What happens in the first run of an exploration, whether it fails or not.</summary>
internal static class FirstRunTrace
{
    /// <summary>Writes it. Runs repeat, so none is recorded: the first is made again and traced.</summary>
    /// <param name="options">The exploration.</param>
    /// <param name="targets">Where to, and in which forms; nothing is made again if there are none.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="cancellation">Interrupts it; then nothing is written.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    internal static void Write(
        ExplorationOptions options, IReadOnlyList<TraceTarget> targets, TextWriter output, CancellationToken cancellation)
    {
        if (targets.Count == 0 || cancellation.IsCancellationRequested)
        {
            return;
        }

        var first = Exploration.TrialOf(options, 0) with { IsTraced = true };
        if (first.Run(cancellation).Trace is { } trace)
        {
            foreach (var target in targets)
            {
                target.Write(trace, output);
            }
        }
    }
}
