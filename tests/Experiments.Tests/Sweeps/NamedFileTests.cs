using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

/// <summary>What a file contains that a setting names is a part of what a sweep is.</summary>
[TestFixture]
internal sealed class NamedFileTests
{
    private const string Differ = "their settings, or the contents of files that these name, differ";

    [TestCase("flood --nodes 4 --echo no,yes --topology file:")]
    [TestCase("gossip --nodes 4 --messages 1,2 --plan ")]
    public async Task A_sweep_does_not_go_on_with_a_file_that_has_changed(string line)
    {
        using var folder = new Folder();
        var file = Written(folder, line, "");
        string[] sweep = ["sweep", .. (line + file).Split(' '), "--runs", "2", "--out", folder["out"]];
        var first = await RunAsync(sweep);
        Assert.That(first.Code, Is.Zero, first.Error);
        Assert.That((await RunAsync(sweep)).Code, Is.Zero, "the same file is the same sweep");
        Written(folder, line, "\n");
        var changed = await RunAsync(sweep);
        Assert.That((changed.Code, changed.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --out '{folder["out"]}': the folder holds something else: {Differ}; give an empty folder, or the one that this very command has left\n")));
    }

    [Test]
    public async Task Shards_that_were_run_with_different_contents_are_not_merged()
    {
        using var folder = new Folder();
        const string line = "flood --nodes 4 --echo no,yes --topology file:";
        foreach (var shard in new[] { "1/2", "2/2" })
        {
            var file = Written(folder, line, shard is "2/2" ? "\n" : "");
            var outcome = await RunAsync(["sweep", .. (line + file).Split(' '), "--runs", "2", "--shard", shard, "--out", folder[shard[..1]]]);
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
        }

        var merged = await RunAsync("sweep", "--merge", folder["1"], folder["2"]);
        Assert.That(merged.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(merged.Error, Does.Contain($"are of different sweeps: {Differ}; "));
    }

    private static string Written(Folder folder, string line, string more)
    {
        Directory.CreateDirectory(folder.Path);
        var file = folder["named"];
        File.WriteAllText(file, (line.EndsWith("plan ", StringComparison.Ordinal) ? "[]" : "0 1\n1 2\n2 3\n") + more);
        return file;
    }

    private static Task<Line.Outcome> RunAsync(params string[] words) => new Line { Catalog = Composition.Catalog }.RunAsync(words);
}
