using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A small sweep in parts: eight settings of twelve runs.</summary>
internal static class ShardedFolder
{
    /// <summary>The sweep.</summary>
    public static string[] Grid { get; } = ["sweep", "fake", "--level", "1..4", "--nodes", "10,20", "--runs", "12", "--jobs", "1"];

    /// <summary>Runs some of its shards into a folder.</summary>
    public static async Task ShardsAsync(string folder, int count, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            var outcome = await RunAsync([.. Grid, "--shard", $"{number}/{count}", "--out", folder]);
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
        }
    }

    /// <summary>Runs a line that makes reports.</summary>
    public static Task<Line.Outcome> RunAsync(params string[] arguments) =>
        new Line { Catalog = new Catalog { Protocols = [new FakeProtocol()], Reports = new ReportComposer() } }.RunAsync(arguments);

    /// <summary>How many runs a line makes.</summary>
    /// <param name="arguments">The line.</param>
    /// <param name="cancelAt">The run in which it is interrupted, from 1; 0: none.</param>
    public static async Task<int> RunsOfAsync(string[] arguments, int cancelAt = 0)
    {
        using var source = new CancellationTokenSource();
        var runs = 0;
        var protocol = new FakeProtocol
        {
            OnRun = _ =>
            {
                if (Interlocked.Increment(ref runs) == cancelAt)
                {
                    source.Cancel();
                }
            },
        };
        var outcome = await new Line { Catalog = new Catalog { Protocols = [protocol] }, Cancellation = source.Token }.RunAsync(arguments);
        Assert.That(outcome.Code, Is.EqualTo(cancelAt > 0 ? ExitCode.Interrupted : ExitCode.Done), outcome.Error);
        return runs;
    }

    /// <summary>Asserts that a folder has what the whole sweep in one process has left in another.</summary>
    public static async Task AssertWholeAsync(Folder folder, Folder whole)
    {
        Assert.That(await File.ReadAllBytesAsync(folder["rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(whole["rows.csv"])));
        Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(StoredTables.Found(whole["results.db"])));
    }
}
