using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>What the documents promise of the samples.</summary>
[TestFixture]
internal sealed class SampleTests
{
    [Test]
    public void A_gossip_protocol_of_ones_own_is_one_file_of_fewer_than_60_lines()
    {
        var sources = WorkingTree.Files.Where(file => file.IsIn("samples/CounterGossip") && file.Is(".cs")).ToList();
        Assert.That(sources, Has.Count.EqualTo(1));
        Assert.That(sources[0].Lines, Has.Count.LessThan(60));
    }

    [Test]
    public void Every_sample_has_a_document_that_says_how_to_run_it()
    {
        var samples = WorkingTree.Projects.Where(project => project.Path.StartsWith("samples/", StringComparison.Ordinal)).ToList();
        Assert.That(samples, Is.Not.Empty);
        foreach (var sample in samples)
        {
            Assert.That(
                WorkingTree.Read($"samples/{sample.Name}/README.md").Text, Does.Contain($"dotnet run -c Release --project samples/{sample.Name}"));
        }
    }
}
