using System.Text.RegularExpressions;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>A caption says a thing once, and of which settings.</summary>
[TestFixture]
internal sealed class CaptionTests
{
    [Test]
    public async Task Series_of_different_numbers_of_runs_share_one_sentence_about_their_bars_and_notes_name_their_settings()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop once --fanout 2,5 --nodes 60 --loss 0,0.1 --runs 60 --until-ci 3%");
        using var left = folder;
        var captions = Regex.Matches(folder.Page, "<figcaption>.*?</figcaption>", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value).ToArray();
        Assert.That(captions.Select(caption => Regex.Count(caption, "Bars:", RegexOptions.None, TimeSpan.FromSeconds(5))), Is.All.LessThanOrEqualTo(1), outcome.Error);
        Assert.That(captions, Has.Some.Contain("over 32 to 60 runs"));
        Assert.That(folder.Page, Does.Contain("At fan-out 2, loss 0.1: the interval of residue is still ").And.Not.Contain("At 1 of 4 settings"));
    }

    [Test]
    public async Task A_cell_that_was_not_run_says_so_once()
    {
        using var source = new CancellationTokenSource();
        var runs = 0;
        var catalog = ComposedFolder.Catalog(_ =>
        {
            if (++runs == 45)
            {
                source.Cancel();
            }
        });
        var (folder, outcome) = await ComposedFolder.Of("sweep fake --level 1,2,3 --nodes 10,20 --runs 10", source.Token, catalog);
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(folder.Page, Does.Not.Contain("not run, not run"));
    }

    [Test]
    public async Task In_a_terminal_every_protocol_of_a_plan_shows_a_measure_and_no_heading_is_empty()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["p.yaml"], "kind: measure\ngrids:\n  - {name: first, protocol: thing, axes: {nodes: [1, 2]}}\n  - {name: second, protocol: fake, axes: {nodes: [1, 2]}}\nruns: 3\n");
        var line = new Line { Catalog = new() { Protocols = [new FakeProtocol()], Measurements = [new FakeMeasurement(), new FakeCounterpart(new FakeProtocol())] } };
        var outcome = await line.RunAsync("sweep", folder["p.yaml"], "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Output, Does.Not.Contain("the same for all: \n"));
        var head = outcome.Output.Split('\n').First(text => text.StartsWith("mechanism", StringComparison.Ordinal));
        Assert.That(head, Does.Match("timeMs.* value "), outcome.Output);
    }

    [TestCase("1..7", "4")]
    [TestCase("1,ln,9,2,7,5", "5")]
    [TestCase("ln,ln+1,ln+2,ln+3,ln+4,ln+5", "ln+3")]
    public async Task A_chart_along_something_else_holds_the_fan_out_in_the_middle_and_says_so(string fanouts, string held)
    {
        var (folder, outcome) = await ComposedFolder.Of($"sweep rumor --stop once --fanout {fanouts} --nodes 50 --loss 0,0.1 --crashed 0,0.1 --runs 4");
        using var left = folder;
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(SubtitleOf("traffic-by-loss"), Is.EqualTo($"rumor, stop once, fan-out {held}, n = 50, 4 runs, seed 1"));
        Assert.That(SubtitleOf("reach-fanout"), Is.EqualTo("rumor, stop once, loss 0, crashed 0, n = 50, 4 runs, seed 1"));

        string SubtitleOf(string chart) => Regex.Match(
            folder.Page, $"<figure [^>]*id=\"{chart}\".*?<p class=\"dr-sub\">(?<text>[^<]*)</p>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups["text"].Value;
    }
}
