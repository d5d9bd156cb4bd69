using System.Reactive.Concurrency;
using Distribution.Experiments.Live;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Live;

[TestFixture]
internal sealed class LiveDisplayTests
{
    [Test]
    public void A_frame_is_drawn_when_its_period_is_over_and_the_rest_when_it_is_closed()
    {
        using var text = new StringWriter();
        var scheduler = new HistoricalScheduler();
        using (var display = new LiveDisplay(Scripted.ConsoleOn(text, 60, 20, isAnimated: true), () => ("a line", 0.5), scheduler))
        {
            display.Watcher.OnNext(new LiveEvent.SettingBegun(Scripted.Plan("--nodes 10")));
            display.Watcher.OnNext(Scripted.Run(0.25));
            scheduler.AdvanceBy(LiveFrames.Period);
            display.Watcher.OnNext(Scripted.Run(0.25));
        }

        var drawn = text.ToString();
        var (first, last) = (drawn.IndexOf("nodes 10: 1 run", StringComparison.Ordinal), drawn.IndexOf("nodes 10: 2 runs", StringComparison.Ordinal));
        Assert.That(first, Is.Positive);
        Assert.That(last, Is.GreaterThan(first));
        Assert.That(drawn, Does.Contain("a line").And.Contain(new string('━', 29) + new string('┄', 29)));
    }

    [Test]
    public void What_goes_wrong_in_a_frame_is_thrown_where_it_is_closed()
    {
        using var text = new StringWriter();
        var scheduler = new HistoricalScheduler();
        var console = Scripted.ConsoleOn(text, 60, 20, isAnimated: true);
        var display = new LiveDisplay(console, () => throw new InvalidOperationException("planted"), scheduler);
        scheduler.AdvanceBy(LiveFrames.Period);
        Assert.That(display.Dispose, Throws.InvalidOperationException.With.Message.EqualTo("planted"));
    }
}
