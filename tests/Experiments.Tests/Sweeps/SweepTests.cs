using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Composing;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

[TestFixture]
internal sealed class SweepTests
{
    private static readonly string[] Grid = ["sweep", "fake", "--level", "1..3", "--nodes", "10,20", "--runs", "30", "--jobs", "1"];

    [Test]
    public async Task A_row_equals_the_same_setting_simulated_alone()
    {
        using var sweep = JsonDocument.Parse((await Line.Run([.. Grid, "--format", "json"])).Output);
        using var alone = JsonDocument.Parse(
            (await Line.Run("simulate", "fake", "--nodes", "2e1", "--level", "2", "--runs", "30", "--format", "json")).Output);
        var row = sweep.RootElement.GetProperty("rows").EnumerateArray().Single(
            row => row.GetProperty("options").GetProperty("level").GetInt32() == 2 && row.GetProperty("options").GetProperty("nodes").GetInt32() == 20);
        Assert.That(row.GetProperty("traceHash").GetString(), Is.EqualTo(alone.RootElement.GetProperty("traceHash").GetString()));
        Assert.That(
            row.GetProperty("measures").GetProperty("value").GetProperty("mean").GetDouble(),
            Is.EqualTo(alone.RootElement.GetProperty("measures").GetProperty("value").GetProperty("mean").GetDouble()));
    }

    [Test]
    public async Task A_table_has_intervals_from_end_to_end_and_names_at_the_left()
    {
        var outcome = await new Line { Catalog = ComposedFolder.Catalog(), Screen = Screen.None with { Width = 200 } }.RunAsync(
            "sweep", "rumor", "--stop", "once", "--nodes", "64", "--fanout", "1", "--topology", "ring,complete", "--runs", "20", "--out", "none");
        Assert.That(outcome.Output, Does.Match("\ntopology +residue +95 % ").And.Match("\nring +[0-9]").And.Match("\ncomplete +[0-9]"));
        Assert.That(outcome.Output, Does.Contain("0.000 .. 0.161").And.Not.Contain("+-"), "Wilson's interval of 0 of 20 ends at 0");
    }

    [Test]
    public async Task The_grid_has_a_line_for_each_setting()
    {
        var outcome = await Line.Run(Grid);
        Assert.That(outcome.Output, Does.StartWith("fake: 6 of 6 settings, 180 runs, seed 1\nthe same for all: loss 0\n"));
        Assert.That(outcome.Output.Split('\n').Count(line => line.TrimStart().StartsWith("10 ", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task Rows_are_the_same_bytes_for_any_number_of_jobs()
    {
        using var one = new Folder();
        using var two = new Folder();
        await new Line().RunAsync([.. Grid, "--out", one.Path]);
        await new Line().RunAsync([.. Grid[..^1], "2", "--out", two.Path]);
        Assert.That(await File.ReadAllBytesAsync(two["rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(one["rows.csv"])));
        Assert.That(StoredTables.Found(two["results.db"]), Is.EqualTo(StoredTables.Found(one["results.db"])));
    }

    [Test]
    public async Task An_interrupted_sweep_goes_on_where_it_was_and_ends_with_the_same_files()
    {
        using var whole = new Folder();
        using var parts = new Folder();
        var expected = await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        var runs = 0;
        using var source = new CancellationTokenSource();
        var interrupted = await Counted(count => Cancel(source, count == 100), () => runs++, source.Token).RunAsync([.. Grid, "--out", parts.Path]);
        Assert.That(interrupted.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(interrupted.Error, Is.EqualTo(
            $"distribution: interrupted after 3 of 6 settings; to go on: the same command with --out {parts.Path}\n"));
        Assert.That(await File.ReadAllTextAsync(parts["manifest.json"]), Does.Contain("\"state\": \"incomplete\"").And.Contain("\"finishedCells\": 3"));
        Assert.That(await File.ReadAllLinesAsync(parts["rows.csv"]), Has.Length.EqualTo(4));
        runs = 0;
        var resumed = await Counted(_ => { }, () => runs++, CancellationToken.None).RunAsync([.. Grid, "--out", parts.Path]);
        Assert.That(resumed.Code, Is.EqualTo(ExitCode.Done));
        Assert.That(runs, Is.EqualTo(90), "finished settings are not run again");
        Assert.That(WithoutCost(resumed.Output), Is.EqualTo(WithoutCost(expected.Output)));
        Assert.That(await File.ReadAllBytesAsync(parts["rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(whole["rows.csv"])));
        Assert.That(StoredTables.Found(parts["results.db"]), Is.EqualTo(StoredTables.Found(whole["results.db"])));

        Assert.That(await File.ReadAllTextAsync(parts["manifest.json"]), Does.Contain("\"state\": \"complete\""));
    }

    [Test]
    public async Task A_run_that_fails_leaves_the_rows_of_all_other_settings()
    {
        using var folder = new Folder();
        var outcome = await Counted(count => FailAt(count, 70), () => { }, CancellationToken.None).RunAsync([.. Grid, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Contain("failed: planted"));
        Assert.That(await File.ReadAllLinesAsync(folder["rows.csv"]), Has.Length.EqualTo(6), "a heading and 5 of 6 settings");
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"finishedCells\": 5"));
    }

    [Test]
    public async Task A_folder_of_another_sweep_is_refused()
    {
        using var folder = new Folder();
        await new Line().RunAsync([.. Grid, "--out", folder.Path]);
        var before = await File.ReadAllTextAsync(folder["rows.csv"]);
        foreach (var (other, difference) in new (string[], string)[]
        {
            ([.. Grid, "--seed", "2"], "the seeds are 1 and 2"), ([.. Grid, "--loss", "0.1"], "the values of --loss differ"),
            ([.. Grid, "--until-ci", "0.5"], "their settings, or the contents of files that these name, differ"),
        })
        {
            var outcome = await new Line().RunAsync([.. other, "--out", folder.Path]);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
            Assert.That(outcome.Error, Does.Contain($"the folder holds something else: {difference}; give an empty folder"));
        }

        Assert.That(await File.ReadAllTextAsync(folder["rows.csv"]), Is.EqualTo(before));
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_is_exit_code_3()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.Path, "a file");
        try
        {
            var outcome = await new Line().RunAsync([.. Grid, "--out", Path.Combine(folder.Path, "below")]);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Environment));
            Assert.That(outcome.Error, Does.StartWith("distribution: --out '"));
        }
        finally
        {
            File.Delete(folder.Path);
        }
    }

    private static Line Counted(Action<int> onRun, Action count, CancellationToken cancellation)
    {
        var started = 0;
        var protocol = new FakeProtocol
        {
            OnRun = _ =>
            {
                count();
                onRun(++started);
            },
        };
        return new Line { Catalog = new Catalog { Protocols = [protocol] }, Cancellation = cancellation };
    }

    private static void FailAt(int count, int wanted)
    {
        if (count == wanted)
        {
            throw new InvalidOperationException("planted");
        }
    }

    private static void Cancel(CancellationTokenSource source, bool isTime)
    {
        if (isTime)
        {
            source.Cancel();
        }
    }

    private static string WithoutCost(string output) => output[..output.IndexOf(" events", StringComparison.Ordinal)].Split(", ")[0]
        + output[..output.IndexOf("\ntrace", StringComparison.Ordinal)];
}
