using Distribution.Experiments.Running;
using Spectre.Console;

namespace Distribution.Experiments.Terminal;

/// <summary>
/// Progress on standard error for what takes over two seconds: one line that is rewritten on a terminal, else a plain line every ten
/// seconds. The last state stays. Runs may be reported by several threads.
/// </summary>
internal sealed class ProgressReport : IRunProgress, IDisposable
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RewrittenEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    private readonly Screen screen;
    private readonly TimeProvider clock;
    private readonly IAnsiConsole console;
    private readonly ProgressState state;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private bool isShown;

    /// <summary>Progress from nothing to all.</summary>
    /// <param name="screen">What the terminal can show.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="name">What is run.</param>
    /// <param name="cells">How many settings; 1 is not mentioned.</param>
    /// <param name="runs">How many runs, over all settings.</param>
    internal ProgressReport(Screen screen, TextWriter error, TimeProvider clock, string name, int cells, long runs)
    {
        this.screen = screen;
        this.clock = clock;
        state = new ProgressState(name, cells, runs, clock.GetTimestamp(), clock.TimestampFrequency);
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = screen.IsAnimated ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = screen.HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(error),
        });
        console.Profile.Width = screen.Width;
        timer = clock.CreateTimer(
            _ => Show(), null, screen.IsAnimated ? FirstAfter : PlainEvery, screen.IsAnimated ? RewrittenEvery : PlainEvery);
    }

    /// <summary>How much all runs weigh together; before the first of them.</summary>
    internal void Expect(long work) => state.Expect(work);

    /// <summary>How much each run of the setting weighs that begins.</summary>
    internal void CellStarted(long runWeight) => state.CellStarted(runWeight);

    /// <inheritdoc/>
    public void RunFinished() => state.RunsFinished(1);

    /// <summary>The same for several runs.</summary>
    internal void RunsFinished(long runs) => state.RunsFinished(runs);

    /// <summary>One more setting is done.</summary>
    /// <param name="skippedRuns">Runs that it did not need.</param>
    internal void CellFinished(long skippedRuns) => state.CellFinished(skippedRuns);

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
            var line = state.Line(clock.GetTimestamp());
            var cut = line.Length < screen.Width ? line : line[..(screen.Width - 1)];
            if (screen.IsAnimated)
            {
                console.Write(new ControlCode("\r\u001b[K"));
                console.Write(new Text(cut, new Style(Color.Aqua)));
            }
            else
            {
                console.Profile.Out.Writer.Write(cut + "\n");
                console.Profile.Out.Writer.Flush();
            }
        }
    }
}
