using System.Globalization;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Exploring;

/// <summary>How far an exploration is, on standard error: a line that is rewritten, and a line that stays for each oracle by which a run
/// has failed. It is told by one thread at a time.</summary>
internal sealed class ExploreProgress : IDisposable
{
    private static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(30);

    private readonly string name;
    private readonly TimeProvider clock;
    private readonly ProgressLine line;
    private volatile ProgressState state;
    private long knownFailed;

    /// <summary>Begins to show.</summary>
    /// <param name="context">The command.</param>
    /// <param name="scenario">What is explored.</param>
    /// <param name="runs">The most runs.</param>
    internal ExploreProgress(CommandContext context, ListedScenario scenario, long runs)
    {
        (name, clock) = (NameOf(scenario), context.Clock);
        state = StateOf(runs, "runs");
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

    /// <summary>A run has failed, the first by its oracle.</summary>
    internal void Found(long run, Violation violation) =>
        line.Say(PlainText.Of($"{name}: run {NumberText.Write(run)} failed: {violation.Oracle}. {violation.Reason}."));

    /// <summary>All runs are made, and so many of them are made again elsewhere.</summary>
    internal void Verifies(int runs) => state = StateOf(runs, "runs verified");

    /// <summary>So many more went the same way.</summary>
    internal void Verified(int runs) => state.RunsFinished(runs);

    /// <summary>Watches over runs, and says which does not end.</summary>
    internal RunWatch Watch() => WatchOf(clock, name, line.Say);

    /// <summary>The same for a process that has no progress of its own to show.</summary>
    internal static RunWatch WatchOf(CommandContext context, ListedScenario scenario) =>
        WatchOf(context.Clock, NameOf(scenario), line => context.Error.Write(line + "\n"));

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private static string NameOf(ListedScenario scenario) => $"explore {scenario.Name}";

    private static RunWatch WatchOf(TimeProvider clock, string name, Action<string> say) => new(
        SlowAfter,
        trial => say(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: a run with seed {trial.Seed} has not ended for {SlowAfter.TotalSeconds:0} s: "
                + $"its protocol or scenario may loop for ever")),
        clock);

    private ProgressState StateOf(long runs, string units) =>
        new(name, 1, runs, clock.GetTimestamp(), clock.TimestampFrequency) { Units = units };
}
