using System.Globalization;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Exploring;

/// <summary>How far an exploration is, on standard error: a line that is rewritten, and a line that stays for each oracle by which a run
/// has failed. It is told by one thread at a time.</summary>
internal sealed class ExploreProgress : IDisposable
{
    private readonly string name;
    private readonly ProgressState state;
    private readonly ProgressLine line;
    private long knownFailed;

    /// <summary>Begins to show.</summary>
    /// <param name="context">The command.</param>
    /// <param name="scenario">What is explored.</param>
    /// <param name="runs">The most runs.</param>
    internal ExploreProgress(CommandContext context, ListedScenario scenario, long runs)
    {
        var clock = context.Clock;
        name = $"explore {scenario.Name}";
        state = new ProgressState(name, 1, runs, clock.GetTimestamp(), clock.TimestampFrequency);
        line = new ProgressLine(context.Screen, context.Error, clock, () => state.Line(clock.GetTimestamp()));
    }

    /// <summary>One more run is made.</summary>
    /// <param name="failed">How many have failed.</param>
    internal void RunFinished(long failed)
    {
        state.RunsFinished(1);
        if (failed > knownFailed)
        {
            state.Failed();
            knownFailed = failed;
        }
    }

    /// <summary>A run has failed, the first to end by its oracle.</summary>
    internal void Found(long run, Violation violation) =>
        line.Say(PlainText.Of($"{name}: run {NumberText.Write(run)} failed: {violation.Oracle}. {violation.Reason}."));

    /// <summary>A run has not ended for so long.</summary>
    internal void Slow(long run, Trial trial, TimeSpan after) => line.Say(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: run {run}, seed {trial.Seed}, has not ended for {after.TotalSeconds:0} s: its protocol or scenario may loop for ever"));

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();
}
