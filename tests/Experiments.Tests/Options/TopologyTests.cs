using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Options;

[TestFixture]
internal sealed class TopologyTests
{
    [TestCase("complete")]
    [TestCase("ring")]
    [TestCase("line")]
    [TestCase("grid:5x20")]
    [TestCase("torus:5x20")]
    [TestCase("tree:4")]
    [TestCase("regular:5")]
    [TestCase("small-world:4,0.1")]
    [TestCase("scale-free:3")]
    [TestCase("spatial:1.4")]
    [TestCase("file:some/edges.txt")]
    public void A_topology_reads_back_as_it_is_written(string text)
    {
        Assert.That(TopologyText.TryRead(text, out var topology), Is.True);
        Assert.That(topology!.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("mesh")]
    [TestCase("ring:3")]
    [TestCase("grid")]
    [TestCase("grid:5")]
    [TestCase("grid:0x5")]
    [TestCase("grid:5x")]
    [TestCase("grid:5x5x5")]
    [TestCase("torus:-1x5")]
    [TestCase("tree:0")]
    [TestCase("tree:1.5")]
    [TestCase("regular:")]
    [TestCase("regular:0")]
    [TestCase("small-world:4")]
    [TestCase("small-world:3,0.1")]
    [TestCase("small-world:4,2")]
    [TestCase("scale-free:0")]
    [TestCase("spatial:-1")]
    [TestCase("spatial:101")]
    [TestCase("spatial:x")]
    [TestCase("file:")]
    public async Task What_is_no_topology_is_refused_in_one_line(string text)
    {
        var outcome = await Run(text);
        Assert.That(outcome.Error, Is.EqualTo($"distribution: --topology '{text}': allowed are {TopologyText.Allowed}\n"));
        Assert.That(outcome.Code, Is.EqualTo(2));
    }

    [TestCase("grid:5x5", "it has 25 nodes")]
    [TestCase("torus:5x5", "it has 25 nodes")]
    [TestCase("regular:24", "there must be more nodes than every node has neighbours")]
    [TestCase("regular:4", null)]
    [TestCase("small-world:24,0", "there must be more nodes than every node has neighbours")]
    [TestCase("scale-free:24", "there must be more nodes than a new one joins")]
    public async Task What_does_not_fit_the_nodes_is_refused_in_one_line(string text, string? message)
    {
        var outcome = await Run(text);
        Assert.That(outcome.Error, Is.EqualTo(message is null ? "" : $"distribution: --topology {text} with --nodes 24: {message}\n"));
        Assert.That(outcome.Code, Is.EqualTo(message is null ? 0 : 2));
    }

    [Test]
    public async Task An_odd_number_of_ends_makes_no_edges()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "simulate", "timed-push", "--nodes", "9", "--topology", "regular:3", "--out", "none");
        Assert.That(outcome.Error, Does.EndWith("nodes times neighbours must be even, since an edge has two ends\n"));
    }

    [TestCase("0 1\n1 2 # the last\n\n# all\n", null)]
    [TestCase("0 1\n0 24\n", "with --nodes 24: line 2 names node 24, and nodes are 0 to 23")]
    [TestCase("0 1\n\n0 x\n", "with --nodes 24: line 3 is no edge 'a b' of two different nodes, numbers from 0")]
    [TestCase("3 3\n", "with --nodes 24: line 1 is no edge 'a b' of two different nodes, numbers from 0")]
    [TestCase("1 2 3\n", "with --nodes 24: line 1 is no edge 'a b' of two different nodes, numbers from 0")]
    public async Task A_file_of_edges_is_read_or_its_line_is_named(string content, string? message)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var path = folder["edges.txt"];
        await File.WriteAllTextAsync(path, content);
        var outcome = await Run("file:" + path);
        Assert.That(outcome.Error, Is.EqualTo(message is null ? "" : $"distribution: --topology file:{path} {message}\n"));
        Assert.That(outcome.Code, Is.EqualTo(message is null ? 0 : 2));
    }

    [Test]
    public async Task A_file_without_lines_is_no_graph()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var path = folder["edges.txt"];
        await File.WriteAllTextAsync(path, new string('\0', 1_000_000));
        Assert.That(
            (await Run("file:" + path)).Error, Does.EndWith(": line 1 is no edge 'a b' of two different nodes, numbers from 0\n"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var outcome = await Run("file:missing.txt");
        Assert.That(outcome.Error, Does.StartWith("distribution: --topology file:missing.txt: ").And.EndWith(" Allowed are files that can be read.\n"));
        Assert.That(outcome.Code, Is.EqualTo(2));
    }

    [Test]
    public async Task Members_of_a_group_know_each_other_all()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "simulate", "gossip", "--topology", "ring", "--out", "none");
        Assert.That(outcome.Error, Is.EqualTo(
            "distribution: --topology ring: the members of a group all know each other, so allowed is complete\n"));
    }

    [Test]
    public void A_sweep_goes_through_topologies_with_and_without_commas() => Assert.That(
        ListText.Expand("--topology", "ring,small-world:4,0.1,grid:2x3", CommonOptions.Topology.Takes),
        Is.EqualTo(new[] { "ring", "small-world:4,0.1", "grid:2x3" }));

    private static Task<Line.Outcome> Run(string topology) => new Line { Catalog = Composition.Catalog }.RunAsync(
        "simulate", "timed-push", "--nodes", "24", "--topology", topology, "--runs", "1", "--out", "none", "--format", "json");
}
