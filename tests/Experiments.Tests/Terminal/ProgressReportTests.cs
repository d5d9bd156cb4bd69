using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Terminal;

[TestFixture]
internal sealed class ProgressReportTests
{
    private readonly ManualClock clock = new();

    [Test]
    public void Without_a_terminal_there_is_a_plain_line_every_ten_seconds_and_one_at_the_end()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(Screen.None, error, clock, "fanout", 4, 1_000))
        {
            clock.Advance(TimeSpan.FromSeconds(9.9));
            Assert.That(error.ToString(), Is.Empty);
            Finish(progress, 250);
            progress.CellFinished(0);
            clock.Advance(TimeSpan.FromSeconds(0.1));
            Assert.That(error.ToString(), Is.EqualTo("fanout  1/4 settings  250/1,000 runs  25 %  25/s  left 30 s\n"));
            Finish(progress, 500);
            progress.CellFinished(250);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.That(error.ToString(), Does.EndWith("\nfanout  2/4 settings  750/750 runs  100 %  50/s\n"));
    }

    [Test]
    public void Slow_runs_are_counted_by_the_minute()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(Screen.None, error, clock, "large", 1, 10))
        {
            Finish(progress, 5);
            clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.That(error.ToString(), Does.StartWith("large  5/10 runs  50 %  30.0/min  left 10 s\n"));
    }

    [Test]
    public void What_is_counted_can_be_something_else_than_runs()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(Screen.None, error, clock, "calibrate", 1, 8, units: "steps"))
        {
            Finish(progress, 2);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.That(error.ToString(), Does.StartWith("calibrate  2/8 steps  25 %  12.0/min  left 30 s\n"));
    }

    [Test]
    public void Runs_that_weigh_more_are_expected_to_take_longer()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(Screen.None, error, clock, "nodes", 2, 20))
        {
            progress.Expect((10 * 1) + (10 * 9));
            progress.CellStarted(1);
            Finish(progress, 10);
            progress.CellFinished(0);
            progress.CellStarted(9);
            clock.Advance(TimeSpan.FromSeconds(10));
            Assert.That(error.ToString(), Is.EqualTo("nodes  1/2 settings  10/20 runs  10 %  1.0/s  left 90 s\n"));
        }
    }

    [Test]
    public void Runs_that_turn_out_to_be_more_or_fewer_move_the_whole()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(Screen.None, error, clock, "fanout", 1, 1_000))
        {
            progress.ExpectRuns(32);
            Finish(progress, 32);
            progress.ExpectRuns(-872);
            clock.Advance(TimeSpan.FromSeconds(10));
            Assert.That(error.ToString(), Is.EqualTo("fanout  32/160 runs  20 %  3.2/s  left 40 s\n"));
        }
    }

    [Test]
    public void What_is_over_at_once_is_silent()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(Screen.None, error, clock, "fanout", 1, 10))
        {
            Finish(progress, 10);
            clock.Advance(TimeSpan.FromSeconds(1.9));
        }

        Assert.That(error.ToString(), Is.Empty);
    }

    [Test]
    public void On_a_terminal_one_line_is_rewritten_cut_to_the_width()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressReport(new Screen(30, true, true, false), error, clock, "a long name of what is run", 1, 10))
        {
            Finish(progress, 5);
            clock.Advance(TimeSpan.FromSeconds(2.2));
        }

        var states = error.ToString().Split("\r\u001b[K", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(states, Has.Length.EqualTo(3));
        Assert.That(states[0], Is.EqualTo("a long name of what is run  5"));
        Assert.That(states[^1], Does.EndWith("\n"), "the last state stays");
    }

    [TestCase(true, "\r\u001b[Kfar\r\u001b[Knews\n\r\u001b[Kfar\r\u001b[Kfar\n")]
    [TestCase(false, "far\nnews\nfar\nfar\n")]
    public void News_stays_above_the_line_that_is_rewritten(bool isAnimated, string expected)
    {
        using var error = new StringWriter();
        using (var line = new ProgressLine(new Screen(30, true, isAnimated, false), error, clock, () => "far"))
        {
            clock.Advance(TimeSpan.FromSeconds(isAnimated ? 2 : 10));
            line.Say("news");
            clock.Advance(TimeSpan.FromSeconds(isAnimated ? 0.2 : 10));
        }

        Assert.That(error.ToString(), Is.EqualTo(expected));
    }

    private static void Finish(ProgressReport progress, int runs)
    {
        for (var run = 0; run < runs; run++)
        {
            progress.RunFinished();
        }
    }
}
