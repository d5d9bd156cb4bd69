using Distribution.Experiments.Tests.Reports.Page;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>The foot of a page says all that its numbers rest on.</summary>
[TestFixture]
internal sealed class ReportFootTests
{
    [Test]
    public async Task Options_that_are_the_same_for_all_and_those_that_change_stand_at_the_foot()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 1..4 --nodes 100,200 --loss 0.25 --runs 2");
        using var left = folder;
        var foot = Foot(folder.Page);
        Assert.That(foot, Does.Contain("<dt>the same for all</dt><dd>").And.Contain("loss 0.25").And.Contain("stop once"));
        Assert.That(foot, Does.Contain("<dt>fan-out</dt><dd>1, 2, 3, 4</dd>").And.Contain("<dt>nodes</dt><dd>100, 200</dd>"));
        Assert.That(foot, Does.Contain("<dt>runs a setting</dt><dd>2</dd>"));
        Assert.That(foot, Does.Not.Contain("<details>"), "there is neither a plan nor a calibration");
    }

    [Test]
    public async Task A_plan_stands_there_in_full_with_the_figures_of_its_calibration()
    {
        using var folder = await ComparedFolder.Of(ComparedFolder.Plan, run => run, isCalibrated: true);
        var foot = Foot(folder.Page);
        Assert.That(foot, Does.Contain("<details><summary>Plan</summary>").And.Contain("# fewer &amp; &lt;more&gt;\nkind: compare\nprotocol: gossip\n"));
        Assert.That(foot, Does.Contain("<details><summary>Calibration</summary>").And.Contain("<dd>52.00\u00A0ms; 50.00\u00A0ms – 60.00\u00A0ms</dd>"));
        Assert.That(foot, Does.Contain("<dt>receive a message</dt><dd>1.5\u00A0µs</dd>").And.Contain("<dt>send a message</dt><dd>2.0\u00A0µs</dd>"));
        Assert.That(foot, Does.Contain("<dt>8 processes, subset ln</dt><dd>measured 100.00\u00A0ms, simulated 98.50\u00A0ms</dd>"));
    }

    [Test]
    public void What_is_long_is_cut_and_says_so()
    {
        var page = WrittenPage.Of(WrittenPage.Plain() with
        {
            Made = WrittenPage.Plain().Made with
            {
                Axes = [KeyValuePair.Create<string, IReadOnlyList<string>>("seeds", [.. Enumerable.Range(1, 1_000_000).Select(value => NumberText.Write(value))])],
                Plan = new string('x', 2_000_000),
            },
        });
        Assert.That(page, Has.Length.LessThan(200_000));
        Assert.That(page, Does.Contain("3, 4,").And.Contain("… 1000000 (1,000,000 values)").And.Contain("The first 50,000 of 2,000,000 characters"));
    }

    private static string Foot(string page) => page[page.IndexOf("id=\"made\"", StringComparison.Ordinal)..];
}
