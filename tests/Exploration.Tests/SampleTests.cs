using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The sample with a scenario, an oracle and a fault of its own, command by command of its document.</summary>
internal sealed partial class SampleTests
{
    private static readonly string OwnFile = typeof(ParcelRing.RingScenario).Assembly.Location;

    [Test]
    public async Task The_program_says_what_the_samples_document_prints()
    {
        var folder = Directory.CreateTempSubdirectory("parcel-ring").FullName;
        var blocks = WalkThroughTests.BlocksOf(await File.ReadAllTextAsync(WalkThroughTests.Document("samples", "ParcelRing", "README.md"))).ToArray();
        var commands = blocks.Where(block => block.StartsWith("dotnet run", StringComparison.Ordinal)).ToArray();
        Assert.That(commands, Has.Length.EqualTo(4));

        var found = await RunAsync(commands[0], "--out", folder);
        Assert.That(found.ExitCode, Is.EqualTo(1), found.Errors);
        AssertPrints(found.Output, blocks, commands[0]);

        var file = Directory.GetFiles(folder, "no-parcel-twice.replay.json").Single();
        var replayed = await RunAsync(ReplayFile().Replace(commands[1], file));
        Directory.Delete(folder, recursive: true);
        Assert.That(replayed.ExitCode, Is.EqualTo(1), replayed.Errors);
        AssertPrints(replayed.Output, blocks, commands[1]);

        var plan = WalkThroughTests.Document("samples", "ParcelRing", "deaf.yaml");
        var planned = await RunAsync(commands[2].Replace("samples/ParcelRing/deaf.yaml", plan, StringComparison.Ordinal), "--out", "none");
        Assert.That(planned.ExitCode, Is.EqualTo(1), planned.Errors);
        Assert.That(planned.Output, Does.Match("faults +deaf [0-9]+\n").And.Contain("needs: deaf"));

        var mended = await RunAsync(commands[3], "--out", "none");
        Assert.That(mended.ExitCode, Is.Zero, mended.Output);
        AssertPrints(mended.Output, blocks, commands[3]);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string command, params string[] more) => ProgramRun.OfAsync(
        [.. command[(command.IndexOf(" -- ", StringComparison.Ordinal) + 4)..].Trim().Split(' '), .. more, "--load", OwnFile]);

    /// <summary>All lines of the block after a command are printed; how many runs a minute there were and where a file is differ.</summary>
    private static void AssertPrints(string output, string[] blocks, string command)
    {
        foreach (var line in blocks[Array.IndexOf(blocks, command) + 1].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.Contains("again:", StringComparison.Ordinal))
            {
                Assert.That(Speed().Replace(output, ""), Does.Contain(Speed().Replace(line, "")));
            }
        }
    }

    [GeneratedRegex("[0-9,]+ runs a minute", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Speed();

    [GeneratedRegex(@"results/\S+\.replay\.json", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ReplayFile();
}
