using System.Reactive.Concurrency;
using Distribution.Experiments.Live;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Terminal;

/// <summary>Progress on standard error, as a line or as the live view. Runs may be reported by several threads.</summary>
internal sealed class ProgressReport : IRunProgress, IDisposable
{
    private readonly ProgressState state;
    private readonly IProgressDisplay display;

    /// <summary>Progress from nothing to all.</summary>
    /// <param name="screen">What the terminal can show.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="name">What is run.</param>
    /// <param name="cells">How many settings; 1 is not mentioned.</param>
    /// <param name="runs">How many runs, over all settings.</param>
    /// <param name="isLive">Whether it is the live view, which only a terminal can show.</param>
    /// <param name="units">What is counted where it is no runs, in the plural.</param>
    internal ProgressReport(
        Screen screen, TextWriter error, TimeProvider clock, string name, int cells, long runs, bool isLive = false, string units = "runs")
    {
        state = new ProgressState(name, cells, runs, clock.GetTimestamp(), clock.TimestampFrequency) { Units = units };
        display = isLive
            ? new LiveDisplay(
                screen.ConsoleOn(error),
                () => (state.Line(clock.GetTimestamp()), state.Share),
                DefaultScheduler.Instance)
            : new ProgressLine(screen, error, clock, () => state.Line(clock.GetTimestamp()));
    }

    /// <inheritdoc/>
    public IObserver<LiveEvent>? Watcher => display.Watcher;

    /// <summary>How much all runs weigh together; before the first of them.</summary>
    internal void Expect(long work) => state.Expect(work);

    /// <summary>How much each run of the setting weighs that begins.</summary>
    internal void CellStarted(long runWeight) => state.CellStarted(runWeight);

    /// <inheritdoc/>
    public void RunFinished() => state.RunsFinished(1);

    /// <summary>The same for several runs.</summary>
    internal void RunsFinished(long runs) => state.RunsFinished(runs);

    /// <inheritdoc/>
    public void ExpectRuns(long more) => state.ExpectRuns(more);

    /// <summary>One more setting is done.</summary>
    /// <param name="skippedRuns">Runs that it did not need.</param>
    internal void CellFinished(long skippedRuns) => state.CellFinished(skippedRuns);

    /// <summary>One more setting has failed.</summary>
    internal void CellFailed() => state.Failed();

    /// <inheritdoc/>
    public void Dispose() => display.Dispose();
}
