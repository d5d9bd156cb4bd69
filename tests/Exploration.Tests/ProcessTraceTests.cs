using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A run on real processes is written in the same formats as a simulated one.</summary>
internal sealed class ProcessTraceTests
{
    [Test]
    public async Task Over_three_children_every_receipt_has_its_sending()
    {
        var folder = Directory.CreateTempSubdirectory("process-trace").FullName;
        var file = Path.Combine(folder, "run.jsonl");
        var (exitCode, output, errors) = await ProgramRun.OfAsync(
            "measure", "gossip", "--nodes", "3", "--messages", "5", "--out", "none", "--trace", $"jsonl:{file}", "--trace", $"chrome:{folder}/run.json", "--trace", $"shiviz:{folder}/run.log");
        Assert.That(exitCode, Is.Zero, output + errors);
        using var reader = File.OpenText(file);
        var trace = JsonLinesTrace.Read(reader);
        var receipts = trace.Events.Where(item => item.Message > 0).ToArray();
        Assert.That(trace.Nodes, Is.EqualTo(4));
        Assert.That(receipts, Has.Length.GreaterThan(20));
        Assert.That(trace.Events.Where(item => item.Remark.Length > 0).Select(item => item.Remark), Is.Empty, "a receipt without its sending");
        Assert.That(trace.Messages.Where(sent => sent.What.Contains("rumor", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(errors, Does.Contain("the clock of n3 is").And.Contain(", within "));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(3));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_cluster_that_is_not_traced_says_so()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        Assert.That(async () => await cluster.TraceAsync(), Throws.InvalidOperationException.With.Message.Contains("TracedMessages"));
    }
}
