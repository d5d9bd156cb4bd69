using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

[TestFixture]
internal sealed class EveryVerbTests
{
    private static readonly Catalog Catalog = new()
    {
        Protocols = [new FakeProtocol(), new RumorProtocol(), new GossipService()],
        Measurements = [new FakeMeasurement()],
        Reports = new ReportComposer(),
    };

    [TestCase("simulate fake --runs 20", "Nodes reached against time")]
    [TestCase("simulate rumor --stop once --nodes 50 --runs 20", "Reach is within")]
    [TestCase("sweep fake --level 1..3 --runs 20", "Value against level")]
    [TestCase("sweep fake --level 1..3 --nodes 10,20,1e6 --runs 20", "nodes 20")]
    [TestCase("sweep fake --level 1..3 --nodes 10,20 --loss 0,0.5 --runs 20", "Settings")]
    [TestCase("sweep rumor --stop once --fanout 1..3 --nodes 50 --runs 20", "fixed point")]
    [TestCase("sweep rumor --stop once --fanout ln,ln+1 --nodes 50 --runs 20", "ln\\+1")]
    [TestCase("sweep rumor --stop once --fanout 1,2 --fanout-law fixed,poisson --nodes 50 --runs 5", "Reach against fan-out and fanout-law")]
    [TestCase("sweep rumor --fanout 2 --stop once,forever --nodes 50 --runs 5", "Last arrival against stop")]
    [TestCase("measure thing --runs 2", "Share of samples against timeMs")]
    public async Task A_report_is_made_of_every_folder_and_its_path_printed_last(string line, string said)
    {
        using var folder = new Folder();
        var outcome = await new Line { Catalog = Catalog }.RunAsync([.. line.Split(' '), "--out", folder.Path]);
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Match(said));
        Assert.That(page, Does.Contain("distribution " + line.Split(' ')[0]));
        Assert.That(page, Does.Contain("</span> measured</span>").And.Not.Contain("✓"), "nothing is judged, so nothing held");
    }

    [Test]
    public async Task A_folder_that_does_not_exist_is_wrong_usage()
    {
        var outcome = await new Line { Catalog = Catalog }.RunAsync("report", "/nowhere/at/all");
        Assert.That(outcome.Error, Is.EqualTo("distribution: dir '/nowhere/at/all': allowed are existing results folders\n"));
    }
}
