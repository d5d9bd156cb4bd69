using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Reporting;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reporting;

[TestFixture]
internal sealed class FolderReportTests
{
    private static readonly Catalog Catalog = new()
    {
        Protocols = [new FakeProtocol(), new RumorProtocol(), new GossipService()],
        Measurements = [new FakeMeasurement()],
        Reports = new FolderReport(),
    };

    [TestCase("simulate fake --runs 20", "curve", "Nodes reached against round")]
    [TestCase("simulate rumor --stop once --nodes 50 --runs 20", "holds the predicted value", "fanout-law")]
    [TestCase("sweep fake --level 1..3 --runs 20", "value against level", "<td")]
    [TestCase("sweep fake --level 1..3 --nodes 10,20,1e6 --runs 20", "nodes 20", "value against level")]
    [TestCase("sweep fake --level 1..3 --nodes 10,20 --loss 0,0.5 --runs 20", "Settings", "loss")]
    [TestCase("sweep rumor --stop once --fanout 1..3 --nodes 50 --runs 20", "Missed nodes against fan-out", "fixed point")]
    [TestCase("sweep rumor --stop once --fanout ln,ln+1 --nodes 50 --runs 20", "Missed nodes against fan-out", "ln+1")]
    [TestCase("sweep rumor --stop once --fanout 1,2 --fanout-law fixed,poisson --nodes 50 --runs 5", "Reach against fanout and fanout-law", "poisson")]
    [TestCase("sweep rumor --fanout 2 --stop once,forever --nodes 50 --runs 5", "tLast against stop", "forever")]
    [TestCase("measure thing", "timeMs", "samples.csv")]
    public async Task A_report_is_made_of_every_folder_and_its_path_printed_last(string line, string said, string alsoSaid)
    {
        using var folder = new Folder();
        var outcome = await new Line { Catalog = Catalog }.RunAsync([.. line.Split(' '), "--out", folder.Path]);
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Contain(said).Or.Contain(alsoSaid));
        Assert.That(page, Does.Contain("distribution " + line));
    }

    [Test]
    public async Task The_report_of_a_folder_can_be_made_again_with_the_same_bytes()
    {
        using var folder = new Folder();
        await new Line { Catalog = Catalog }.RunAsync("sweep", "rumor", "--stop", "once", "--fanout", "1..3", "--nodes", "50", "--runs", "20", "--out", folder.Path);
        var first = await File.ReadAllBytesAsync(folder["report.html"]);
        File.Delete(folder["report.html"]);
        var outcome = await new Line { Catalog = Catalog }.RunAsync("report", folder.Path);
        Assert.That(outcome.Output, Is.EqualTo($"{folder["report.html"]}\n"));
        Assert.That(await File.ReadAllBytesAsync(folder["report.html"]), Is.EqualTo(first));
    }

    [Test]
    public async Task The_report_of_an_interrupted_sweep_says_how_to_go_on()
    {
        using var folder = new Folder();
        using var source = new CancellationTokenSource();
        var runs = 0;
        var protocol = new FakeProtocol
        {
            OnRun = _ =>
            {
                if (++runs == 25)
                {
                    source.Cancel();
                }
            },
        };
        var line = new Line { Catalog = Catalog with { Protocols = [protocol] }, Cancellation = source.Token };
        await line.RunAsync("sweep", "fake", "--level", "1..3", "--runs", "10", "--jobs", "1", "--out", folder.Path);
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Contain("2 of 3 settings are finished").And.Contain($"--out {folder.Path}"));
    }

    [TestCase("{}")]
    [TestCase("no json")]
    [TestCase(null)]
    public async Task A_folder_without_a_sound_manifest_is_wrong_usage(string? manifest)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        if (manifest is not null)
        {
            await File.WriteAllTextAsync(folder["manifest.json"], manifest);
        }

        var outcome = await new Line { Catalog = Catalog }.RunAsync("report", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("its manifest.json is missing or damaged"));
    }

    [Test]
    public async Task A_folder_that_does_not_exist_is_wrong_usage()
    {
        var outcome = await new Line { Catalog = Catalog }.RunAsync("report", "/nowhere/at/all");
        Assert.That(outcome.Error, Is.EqualTo("distribution: dir '/nowhere/at/all': allowed are existing results folders\n"));
    }
}
