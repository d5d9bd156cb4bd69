using Distribution.Experiments.Live;
using Spectre.Console;

namespace Distribution.Experiments.Terminal;

/// <summary>Progress of what takes over two seconds as one line, which is rewritten on a terminal; elsewhere a plain line every ten
/// seconds.</summary>
internal sealed class ProgressLine : IProgressDisplay
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RewrittenEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    private readonly Screen screen;
    private readonly IAnsiConsole console;
    private readonly Func<string> progress;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private bool isShown;

    /// <summary>Begins to show.</summary>
    /// <param name="screen">What the terminal can show.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="progress">The line; called by one thread at a time.</param>
    internal ProgressLine(Screen screen, TextWriter error, TimeProvider clock, Func<string> progress)
    {
        this.screen = screen;
        this.progress = progress;
        console = screen.ConsoleOn(error);
        console.Profile.Width = screen.Width;
        timer = clock.CreateTimer(
            _ => Show(), null, screen.IsAnimated ? FirstAfter : PlainEvery, screen.IsAnimated ? RewrittenEvery : PlainEvery);
    }

    /// <inheritdoc/>
    public IObserver<LiveEvent>? Watcher => null;

    /// <summary>Shows a line that stays, at once and above the progress.</summary>
    internal void Say(string line)
    {
        lock (gate)
        {
            Erase();
            console.Profile.Out.Writer.Write(line + "\n");
            console.Profile.Out.Writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        if (isShown)
        {
            Show();
            if (screen.IsAnimated)
            {
                console.WriteLine();
            }
        }
    }

    private void Show()
    {
        lock (gate)
        {
            isShown = true;
            var line = progress();
            var cut = line.Length < screen.Width ? line : line[..(screen.Width - 1)];
            if (screen.IsAnimated)
            {
                Erase();
                console.Write(new Text(cut, new Style(Color.Aqua)));
            }
            else
            {
                console.Profile.Out.Writer.Write(cut + "\n");
                console.Profile.Out.Writer.Flush();
            }
        }
    }

    private void Erase()
    {
        if (isShown && screen.IsAnimated)
        {
            console.Write(new ControlCode("\r\u001b[K"));
        }
    }
}
