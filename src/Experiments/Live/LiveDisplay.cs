using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Runtime.InteropServices;
using Distribution.Experiments.Terminal;
using Spectre.Console;

namespace Distribution.Experiments.Live;

/// <summary>The live view on a terminal: a frame four times a second, the last of which stays.</summary>
internal sealed class LiveDisplay : IProgressDisplay
{
    private const int EchoWidth = 2;

    private readonly ISubject<LiveEvent> events = Subject.Synchronize(new Subject<LiveEvent>());
    private readonly IReadOnlyList<PosixSignalRegistration> signals;
    private readonly Task shown;

    /// <summary>Begins to show.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="progress">The line that says how much is done, and its share; called by one thread at a time.</param>
    /// <param name="sampling">Tells when a frame is due, and makes its snapshot.</param>
    /// <param name="drawing">Draws, which may take as long as the terminal likes: nobody who reports an event waits for it.</param>
    internal LiveDisplay(IAnsiConsole console, Func<(string Line, double Share)> progress, IScheduler sampling, IScheduler drawing)
    {
        // A second signal ends the process at once, and the terminal must have its cursor again.
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }
            .Select(signal => PosixSignalRegistration.Create(signal, _ => console.Cursor.Show()))];
        shown = console.Live(new Text("")).StartAsync(context => LiveFrames.Of(events, sampling)
            .Select(snapshot => With(snapshot, progress()))
            .ObserveOn(drawing)
            .ForEachAsync(snapshot => context.UpdateTarget(Dashboard.Of(snapshot, RoomOn(console)))));
    }

    /// <inheritdoc/>
    public IObserver<LiveEvent> Watcher => events;

    /// <inheritdoc/>
    public void Dispose()
    {
        events.OnCompleted();
        shown.Wait();
        foreach (var signal in signals)
        {
            signal.Dispose();
        }
    }

    private static LiveSnapshot With(LiveSnapshot snapshot, (string Line, double Share) progress) =>
        snapshot with { Progress = progress.Line, Share = progress.Share };

    // The last line is the cursor's, and behind the last one that is drawn a terminal echoes ^C: if that broke the line, the next frame would
    // begin too low.
    private static LiveRoom RoomOn(IAnsiConsole console) =>
        new(console.Profile.Width - EchoWidth, console.Profile.Height - 1, console.Profile.Capabilities.Unicode);
}
