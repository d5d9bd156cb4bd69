using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Launching;

/// <summary>Sweeps whose shards are processes: real ones, started by programs with the names of Slurm's.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "Slurm's programs are shell scripts here.")]
internal sealed class LaunchedSweepTests
{
    private const string Awkward = "a 'b' 100%a $HOME";

    private static readonly string[] Grid =
        ["sweep", "rumor", "--stop", "once", "--fanout", "1..5", "--nodes", "20", "--runs", "4", "--format", "json"];

    private static readonly string[] OnSlurm = [.. Grid, "--launcher", "slurm", "--shards", "3"];

    private readonly Folder whole = new();

    [OneTimeSetUp]
    public Task RunInOneProcess() => RunAsync([.. Grid, "--out", whole.Path]);

    [OneTimeTearDown]
    public void Forget() => whole.Dispose();

    [Test]
    public async Task An_array_has_the_rows_of_one_process_whatever_its_folder_is_called()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        var outcome = await RunAsync([.. OnSlurm, "--launcher-options", "--partition=short  --time=30", "--out", folder[Awkward]]);
        Assert.That((outcome.Code, Said(outcome)), Is.EqualTo((ExitCode.Done, $"{folder[Awkward]}\n")));
        AssertWhole(folder[Awkward]);
        Assert.That(slurm.Calls, Has.Count.EqualTo(1));
        Assert.That(slurm.Calls[0], Does.Contain(" --array=1,2,3 ").And.Contain(" --partition=short --time=30 ").And.Contain("100%%a"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder[Awkward], "shards", "2-of-3.log")), Does.Contain("rumor: 2 of 2 settings"));
    }

    [Test]
    public async Task Processes_of_this_machine_have_the_rows_of_one()
    {
        using var folder = new Folder();
        var outcome = await RunAsync([.. Grid, "--launcher", "local", "--shards", "2", "--out", folder[Awkward]]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        AssertWhole(folder[Awkward]);
        Assert.That(File.Exists(Path.Combine(folder[Awkward], "shards", "2-of-2.db")));
    }

    [Test]
    public async Task A_shard_that_was_lost_is_started_again_alone()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        slurm.Let("lose-once-2");
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        AssertWhole(folder.Path);
        Assert.That(slurm.Calls.Select(ArrayOf), Is.EqualTo(new[] { "1,2,3", "2" }));
    }

    [Test]
    public async Task A_shard_that_never_gets_on_is_named_with_its_log_and_what_the_others_have_finished_is_kept()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        slurm.Let("lose-2");
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Assert.That((outcome.Code, Said(outcome)), Is.EqualTo((
            ExitCode.Environment,
            $"distribution: shard 2/3 has ended 3 times without finishing a setting; its log {folder["shards/2-of-3.log"]} ends with: "
                + "slurmstepd: error: the node of 2 is gone\n")));
        Assert.That(slurm.Calls.Select(ArrayOf), Is.EqualTo(new[] { "1,2,3", "2", "2" }));
        Assert.That(await File.ReadAllLinesAsync(folder["rows.csv"]), Has.Length.EqualTo(1 + 3));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"finishedCells\": 3"));

        slurm.LetNot("lose-2");
        Assert.That((await RunAsync([.. OnSlurm, "--out", folder.Path])).Code, Is.Zero);
        AssertWhole(folder.Path);
    }

    [Test]
    public async Task What_is_finished_counts_before_an_engine_has_noticed_it()
    {
        using var slurm = new FakeSlurm("sbatch", "scancel");
        using var folder = new Folder();
        slurm.Let("hang-after-3");
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        AssertWhole(folder.Path);
        Assert.That(slurm.Calls[^1], Does.Match("^scancel --name=distribution-[0-9a-f]{16}$"));
    }

    [Test]
    public async Task An_interrupted_sweep_takes_its_jobs_back_and_goes_on_later()
    {
        using var slurm = new FakeSlurm("sbatch", "scancel");
        using var folder = new Folder();
        using var source = new CancellationTokenSource();
        slurm.Let("hang-after-2");
        using (slurm.OnHanging(source.Cancel))
        {
            var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path], source.Token);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted), outcome.Error);
            Assert.That(outcome.Error, Does.Contain($"interrupted after 4 of 5 settings; to go on: the same command with --out {folder.Path}"));
        }

        var name = slurm.Calls[0].Split(' ').Single(word => word.StartsWith("--job-name=", StringComparison.Ordinal))["--job-name=".Length..];
        Assert.That(slurm.Calls[^1], Is.EqualTo($"scancel --name={name}"));
        slurm.LetNot("hang-after-2");
        Assert.That((await RunAsync([.. OnSlurm, "--out", folder.Path])).Code, Is.Zero);
        AssertWhole(folder.Path);
        Assert.That(ArrayOf(slurm.Calls[^1]), Is.EqualTo("3"));
    }

    [Test]
    public async Task A_budget_is_that_of_all_shards_and_all_their_attempts()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        var outcome = await RunAsync([.. OnSlurm, "--budget", "1ms", "--out", folder.Path]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted), outcome.Error);
        Assert.That(Said(outcome), Does.Match("^distribution: the budget is over after [0-4] of 5 settings; to go on: "));
        Assert.That(slurm.Calls, Has.Count.EqualTo(1), "shards are not started again");

        Assert.That((await RunAsync([.. OnSlurm, "--out", folder.Path])).Code, Is.Zero);
        AssertWhole(folder.Path);
    }

    [Test]
    public async Task A_finished_sweep_starts_nothing()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        await RunAsync([.. Grid, "--out", folder.Path]);
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(slurm.Calls, Is.Empty);
        AssertWhole(folder.Path);
    }

    [Test]
    public async Task A_sweep_begun_in_one_process_goes_on_as_shards_that_run_what_is_left()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        using var source = new CancellationTokenSource();
        var runs = 0;
        var watched = new WatchedProtocol(new RumorProtocol(), () => CancelAt(++runs, (3 * 4) + 1, source));
        var line = new Line { Catalog = new Catalog { Protocols = [watched] }, Cancellation = source.Token };
        Assert.That((await line.RunAsync([.. Grid, "--jobs", "1", "--out", folder.Path])).Code, Is.EqualTo(ExitCode.Interrupted));

        // Whoever ran it again would contradict this.
        StoredTables.Change(folder["results.db"], "UPDATE rows SET notes = 'as it was' WHERE cell = 0");
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT count(*), min(notes) FILTER (WHERE cell = 0) FROM rows"), Is.EqualTo(new[] { "5|as it was" }));
        Assert.That(slurm.Calls.Select(ArrayOf), Is.EqualTo(new[] { "1,2" }), "the third shard's only setting was finished");
    }

    [Test]
    public async Task Without_Slurm_it_says_so_in_one_line()
    {
        using var slurm = new FakeSlurm();
        using var folder = new Folder();
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", path!.Split(Path.PathSeparator)[0]);
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Environment.SetEnvironmentVariable("PATH", path);
        Assert.That((outcome.Code, Said(outcome)), Is.EqualTo((
            ExitCode.Environment, "distribution: --launcher slurm: there is no program 'sbatch' on this machine's PATH\n")));
    }

    [Test]
    public async Task What_Slurm_refuses_is_said_in_its_own_words()
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        slurm.Let("refuse");
        var outcome = await RunAsync([.. OnSlurm, "--out", folder.Path]);
        Assert.That((outcome.Code, Said(outcome)), Is.EqualTo((
            ExitCode.Environment,
            "distribution: --launcher slurm: sbatch takes no jobs: sbatch: error: invalid partition specified: nowhere; "
                + "sbatch: error: Batch job submission failed: Invalid partition name specified\n")));
    }

    [TestCase("--shards 6", "--shards '6': allowed are at most 5, since the grid has so many settings")]
    [TestCase("--shards 2 --out none", "--out 'none': allowed are folders, which the shards share")]
    [TestCase("--launcher slurm --shard 1/2", "--shard '1/2': allowed are shards without --launcher and --shards")]
    [TestCase("--launcher-options=--time=30", "--launcher-options '--time=30': allowed are options with --launcher slurm")]
    [TestCase("--launcher pbs", "--launcher 'pbs': allowed are local, slurm")]
    public async Task What_does_not_go_together_is_wrong_usage(string options, string message)
    {
        var outcome = await RunAsync([.. Grid, .. options.Split(' ')]);
        Assert.That((outcome.Code, Said(outcome)), Is.EqualTo((ExitCode.Usage, $"distribution: {message}\n")));
    }

    // The last line: on a busy machine there is progress above it.
    private static string Said(Line.Outcome outcome) => outcome.Error.TrimEnd('\n').Split('\n')[^1] + "\n";

    private static string ArrayOf(string call) =>
        call.Split(' ').Single(word => word.StartsWith("--array=", StringComparison.Ordinal))["--array=".Length..];

    private static Task<Line.Outcome> RunAsync(string[] arguments, CancellationToken cancellation = default) =>
        new Line { Catalog = new Catalog { Protocols = [new RumorProtocol()] }, Cancellation = cancellation }.RunAsync(arguments);

    private static void CancelAt(int count, int wanted, CancellationTokenSource source)
    {
        if (count == wanted)
        {
            source.Cancel();
        }
    }

    private void AssertWhole(string folder)
    {
        Assert.That(File.ReadAllText(Path.Combine(folder, "rows.csv")), Is.EqualTo(File.ReadAllText(whole["rows.csv"])));
        Assert.That(StoredTables.Found(Path.Combine(folder, "results.db")), Is.EqualTo(StoredTables.Found(whole["results.db"])));
        Assert.That(File.ReadAllText(Path.Combine(folder, "manifest.json")), Does.Contain("\"state\": \"complete\""));
    }
}
