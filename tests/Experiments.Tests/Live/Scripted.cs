using System.Reactive.Concurrency;
using System.Reactive.Subjects;
using Distribution.Experiments.Live;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using Spectre.Console;

namespace Distribution.Experiments.Tests.Live;

/// <summary>A stream of events written by hand, in virtual time, and what the live view makes of it.</summary>
internal sealed class Scripted
{
    private readonly Subject<LiveEvent> events = new();
    private readonly List<LiveSnapshot> frames = [];

    public Scripted() => LiveFrames.Of(events, Scheduler).Subscribe(frames.Add);

    public HistoricalScheduler Scheduler { get; } = new();

    public IReadOnlyList<LiveSnapshot> Frames => frames;

    /// <summary>The frame that is due after these events.</summary>
    public LiveSnapshot After(params IEnumerable<LiveEvent> seen)
    {
        foreach (var each in seen)
        {
            events.OnNext(each);
        }

        Scheduler.AdvanceBy(LiveFrames.Period);
        return frames[^1];
    }

    public void Complete() => events.OnCompleted();

    public static CellPlan Plan(string options) => new(Given.Rumor, Given.Options(Given.Rumor, options), 1, 10, 1, null);

    public static LiveEvent Run(double residue, params double[] curve) => new LiveEvent.RunDone(
        new RunSample
        {
            Measures = Given.Rumor.Measures.ToDictionary(measure => measure.Name, measure => measure.Name is "residue" ? residue : 1, StringComparer.Ordinal),
            Curve = curve,
            TraceHash = 1,
            Events = 1_000_000,
            Delivered = 400,
            Dropped = 100,
        },
        1);

    public static NodeAddress Address(int port) => new("127.0.0.1", port);

    public static LiveEvent Change(MembershipChangeKind kind, int port) =>
        new LiveEvent.MemberChanged(new MembershipChange(kind, Address(port), [Address(port)]));

    /// <summary>The picture as text, its lines without what is blank at their ends.</summary>
    public static IReadOnlyList<string> Drawn(LiveSnapshot snapshot, int width, int height, bool isUnicode = true)
    {
        using var text = new StringWriter();
        ConsoleOn(text, width, height).Write(Dashboard.Of(snapshot, new LiveRoom(width, height, isUnicode)));
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
    }

    public static IAnsiConsole ConsoleOn(TextWriter text, int width, int height, bool isAnimated = false)
    {
        var console = new Screen(width, true, isAnimated, false).ConsoleOn(text);
        (console.Profile.Width, console.Profile.Height, console.Profile.Capabilities.Unicode) = (width, height, true);
        return console;
    }
}
