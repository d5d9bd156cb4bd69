using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>The interval of a proportion counts the messages of a run as many as they are worth: each where they are independent, one where
/// they fare alike, and covers the truth in either case.</summary>
[TestFixture]
internal sealed class ProportionIntervalTests
{
    private const int Repeats = 1_000;

    // The share of runs that are good or bad as a whole, in which all messages are complete or none is.
    [TestCase(50, 20, 0.8, 0)]
    [TestCase(50, 20, 0.99, 0)]
    [TestCase(20, 5, 0.9, 0)]
    [TestCase(50, 20, 0.8, 0.3)]
    [TestCase(200, 5, 0.9, 0.5)]
    [TestCase(50, 20, 0.8, 1)]
    public void It_covers_the_truth_however_far_the_messages_of_a_run_hang_together(int runs, int messages, double probability, double together)
    {
        var widths = 0.0;
        var covered = Enumerable.Range(0, Repeats).Count(repeat =>
        {
            var interval = Summary.Of(Runs(repeat, runs, messages, probability, together), MeasureKind.Proportion, new Trials(runs, messages)).Interval;
            widths += interval.Width / Repeats;
            return interval.Contains(probability);
        });
        Assert.That(covered, Is.GreaterThanOrEqualTo(930), $"of {Repeats}, seeds 0 to {Repeats - 1}");
        var (ofRuns, ofMessages) = (WilsonInterval.Of(probability, runs).Width, WilsonInterval.Of(probability, runs * messages).Width);
        Assert.That(widths, together switch
        {
            0 => Is.InRange(ofMessages, ofRuns / 1.5),
            1 => Is.EqualTo(ofRuns).Within(0.03),
            _ => Is.InRange(ofMessages * 1.2, ofRuns),
        });
    }

    [Test]
    public void Where_all_messages_fare_alike_or_a_run_has_one_it_is_wilsons_of_the_runs()
    {
        Assert.That(ProportionInterval.Of(1, 0, 50, 1_000), Is.EqualTo(WilsonInterval.Of(1, 50)));
        Assert.That(ProportionInterval.Of(0, 0, 50, 1_000), Is.EqualTo(WilsonInterval.Of(0, 50)));
        Assert.That(ProportionInterval.Of(0.5, 0.51, 50, 50), Is.EqualTo(WilsonInterval.Of(0.5, 50)));
        Assert.That(ProportionInterval.Of(0.5, double.NaN, 1, 20), Is.EqualTo(WilsonInterval.Of(0.5, 1)));
        Assert.That(ProportionInterval.Of(0.5, 0, 10, 200), Is.EqualTo(WilsonInterval.Of(0.5, 200)), "never more than there were");
    }

    [Test]
    public async Task A_command_whose_runs_have_several_messages_shows_it()
    {
        var line = new Line { Catalog = Composition.Catalog };
        var outcome = await line.RunAsync(
            "simulate", "gossip", "--nodes", "20", "--subset", "3", "--messages", "10", "--runs", "30", "--format", "json", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = System.Text.Json.JsonDocument.Parse(outcome.Output);
        var all = document.RootElement.GetProperty("measures").GetProperty("all");
        var (mean, sd) = (all.GetProperty("mean").GetDouble(), all.GetProperty("sd").GetDouble());
        var interval = ProportionInterval.Of(mean, sd, 30, 300);
        Assert.That((all.GetProperty("low").GetDouble(), all.GetProperty("high").GetDouble()), Is.EqualTo((interval.Low, interval.High)));
        Assert.That(interval.Width, Is.LessThan(WilsonInterval.Of(mean, 30).Width / 2), "one message of gossip says little of the next");
    }

    private static double[] Runs(int repeat, int runs, int messages, double probability, double together)
    {
        var (hash, drawn) = (StableHash.Add(StableHash.Seed, (ulong)repeat), 0UL);
        return
        [
            .. Enumerable.Range(0, runs).Select(_ => Next() < together
                ? Next() < probability ? 1.0 : 0
                : Enumerable.Range(0, messages).Count(_ => Next() < probability) / (double)messages),
        ];

        double Next() => (StableHash.Mix(StableHash.Add(hash, drawn++)) >> 11) / (double)(1UL << 53);
    }
}
