using System.Text.RegularExpressions;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Live;

[TestFixture]
internal sealed class LiveOptionTests
{
    private const string InLines = ", so progress is shown in lines\n";
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";
    private static readonly Screen Terminal = new(80, true, true, true);

    [TestCase("simulate fake --runs 20")]
    [TestCase("sweep fake --level 1..3 --runs 20")]
    public async Task Standard_output_and_trace_are_the_same_with_it(string words)
    {
        var line = new Line { Screen = Terminal };
        var without = await line.RunAsync([.. words.Split(' '), "--out", "none"]);
        var with = await line.RunAsync([.. words.Split(' '), "--out", "none", "--live"]);
        Assert.That(with.Code, Is.EqualTo(without.Code));
        Assert.That(WithoutTimes(with.Output), Is.EqualTo(WithoutTimes(without.Output)));
        Assert.That(without.Error, Is.Empty);
        Assert.That(with.Error, Does.Contain("20 runs"));
    }

    [Test]
    public async Task It_is_not_told_to_the_results_folder()
    {
        using var folder = new Folder();
        var outcome = await new Line { Screen = Terminal }.RunAsync("sweep", "fake", "--level", "1..3", "--live", "--runs", "4", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(await File.ReadAllTextAsync(System.IO.Path.Combine(folder.Path, "manifest.json")), Does.Contain("--level").And.Not.Contain("--live"));
    }

    [Test]
    public async Task The_cursor_comes_back_and_the_last_frame_stays()
    {
        var outcome = await new Line { Screen = Terminal }.RunAsync("sweep", "fake", "--level", "1..3", "--runs", "20", "--out", "none", "--live");
        Assert.That(outcome.Error, Does.Contain(HideCursor).And.EndWith(ShowCursor));
        Assert.That(outcome.Error.LastIndexOf("fake  3/3 settings  60/60 runs  100 %", StringComparison.Ordinal), Is.Positive);
    }

    [Test]
    public async Task Interrupted_it_ends_as_without_it()
    {
        using var source = new CancellationTokenSource();
        var started = 0;
        var protocol = new FakeProtocol { OnRun = _ => CancelAt(++started, 20, source) };
        var line = new Line { Catalog = new Catalog { Protocols = [protocol] }, Cancellation = source.Token, Screen = Terminal };
        var outcome = await line.RunAsync("simulate", "fake", "--runs", "100", "--jobs", "1", "--out", "none", "--live");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Does.StartWith("fake: 1,000 nodes, 20 runs, seed 1\n"));
        Assert.That(outcome.Error, Does.Contain("fake  20/100 runs"));
        Assert.That(outcome.Error, Does.EndWith(ShowCursor + "distribution: interrupted after 20 of 100 runs, which are what is shown\n"));
    }

    [Test]
    public async Task A_run_that_fails_says_so_after_the_cursor_is_back()
    {
        var protocol = new FakeProtocol { OnRun = _ => throw new InvalidOperationException("planted") };
        var line = new Line { Catalog = new Catalog { Protocols = [protocol] }, Screen = Terminal };
        var outcome = await line.RunAsync("simulate", "fake", "--jobs", "1", "--out", "none", "--live");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Match(Regex.Escape(ShowCursor) + "distribution: fake: run 0 .* failed: planted\n$"));
    }

    [Test]
    public async Task Where_it_cannot_be_shown_that_is_said_once()
    {
        var none = await new Line().RunAsync("sweep", "fake", "--level", "1..3", "--runs", "4", "--out", "none", "--live");
        Assert.That(none.Error, Is.EqualTo("distribution: --live: standard error is no terminal that can be rewritten" + InLines));
        var colourless = await new Line { Screen = Terminal with { HasColor = false } }.RunAsync("simulate", "fake", "--runs", "4", "--out", "none", "--live");
        Assert.That(colourless.Error, Is.EqualTo("distribution: --live: NO_COLOR is set" + InLines));
        var json = await new Line { Screen = Terminal }.RunAsync("simulate", "fake", "--runs", "4", "--out", "none", "--live", "--format", "json");
        Assert.That(json.Error, Is.EqualTo("distribution: --live: results are a document (--format json)" + InLines));
        Assert.That(json.Output, Does.StartWith("{"));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Real_processes_are_seen_to_come_and_to_deliver(CancellationToken cancellation)
    {
        var line = new Line { Catalog = Composition.Catalog with { Reports = null }, Cancellation = cancellation, Screen = Terminal };
        var outcome = await line.RunAsync("measure", "gossip", "--nodes", "3", "--subset", "3", "--messages", "2", "--out", "none", "--live");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var last = outcome.Error[outcome.Error.LastIndexOf("1/1 runs", StringComparison.Ordinal)..];
        Assert.That(last, Does.Contain("3 up").And.Contain("0 failed").And.Contain(" joined").And.Contain("reached by message 2: 3 of 3 members"));
        Assert.That(last, Does.Contain("deliveries 6"));
    }

    private static void CancelAt(int count, int wanted, CancellationTokenSource source)
    {
        if (count == wanted)
        {
            source.Cancel();
        }
    }

    // What it took differs from execution to execution; the trace hash in front of it does not.
    private static string WithoutTimes(string output) => string.Join(
        '\n', output.Split('\n').Select(line => line.Split(" events, ")[0]).Where(line => !line.Contains(" CPU", StringComparison.Ordinal)));
}
