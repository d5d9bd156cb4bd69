using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Distribution.Experiments.Terminal;
using Spectre.Console;

namespace Distribution.Experiments.Live;

/// <summary>The live view on a terminal: a frame four times a second, the last of which stays. A thread of its own draws, which may take as
/// long as the terminal likes: nobody who reports an event waits for it.</summary>
internal sealed class LiveDisplay : IProgressDisplay
{
    private const int EchoWidth = 2;

    private readonly ISubject<LiveEvent> events = Subject.Synchronize(new Subject<LiveEvent>());
    private readonly PosixSignalRegistration[] signals;
    private readonly IAnsiConsole console;
    private readonly Thread drawing;
    private ExceptionDispatchInfo? failure;

    /// <summary>Begins to show.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="progress">The line that says how much is done, and its share; called by one thread at a time.</param>
    /// <param name="scheduler">Tells when a frame is due, and makes its snapshot.</param>
    internal LiveDisplay(IAnsiConsole console, Func<(string Line, double Share)> progress, IScheduler scheduler)
    {
        this.console = console;

        // A second signal ends the process at once, and the terminal must have its cursor again.
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }
            .Select(signal => PosixSignalRegistration.Create(signal, _ => console.Cursor.Show()))];
        var frames = LiveFrames.Of(events, scheduler).Select(snapshot => With(snapshot, progress())).ToEnumerable().GetEnumerator();
        drawing = new Thread(() => Draw(frames)) { IsBackground = true, Name = "live view" };
        drawing.Start();
    }

    /// <inheritdoc/>
    public IObserver<LiveEvent> Watcher => events;

    /// <inheritdoc/>
    public void Dispose()
    {
        events.OnCompleted();
        drawing.Join();
        foreach (var signal in signals)
        {
            signal.Dispose();
        }

        failure?.Throw();
    }

    private static LiveSnapshot With(LiveSnapshot snapshot, (string Line, double Share) progress) =>
        snapshot with { Progress = progress.Line, Share = progress.Share };

    private void Draw(IEnumerator<LiveSnapshot> frames)
    {
        try
        {
            console.Live(new Text("")).Start(context =>
            {
                while (frames.MoveNext())
                {
                    context.UpdateTarget(Dashboard.Of(frames.Current, Room));
                }
            });
        }
        catch (Exception exception)
        {
            // Any: it is thrown where the view is closed.
            failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    // The last line is the cursor's, and behind the last one that is drawn a terminal echoes ^C: if that broke the line, the next frame
    // would begin too low.
    private LiveRoom Room => new(
        Math.Max(Dashboard.WidthLeast, console.Profile.Width - EchoWidth),
        console.Profile.Height - 1,
        console.Profile.Capabilities.Unicode);
}
