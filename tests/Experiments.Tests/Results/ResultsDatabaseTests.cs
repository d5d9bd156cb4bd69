using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

[TestFixture]
internal sealed class ResultsDatabaseTests
{
    private static readonly string[] Sweep = ["sweep", "fake", "--level", "1..3", "--loss", "0,0.1", "--runs", "6", "--jobs", "1"];

    private static readonly Manifest Plan = new("sweep", "fake", ["sweep"], 7, 3, 5, DateTimeOffset.UnixEpoch) { Cells = 2 };

    [Test]
    public void A_row_reads_back_as_written()
    {
        var protocol = new FakeProtocol();
        var result = CellRunner.Run(new CellPlan(protocol, Given.Options(protocol, "--level 2 --loss 0.25"), 3, 7, 1, null), Silent.Progress, CancellationToken.None);
        var row = ResultRow.Of(result) with { Notes = ["one", "two"], Seed = ulong.MaxValue, TraceHash = ulong.MaxValue };
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        using var database = ResultsDatabase.Open(folder["results.db"], Plan, RowColumns.Of(protocol));
        database.Add(new StoredCell(1, row));
        var read = database.Rows()[1];
        Assert.That(read.Measures, Is.EqualTo(row.Measures));
        Assert.That(read.Options, Is.EqualTo(row.Options));
        Assert.That(read.Notes, Is.EqualTo(row.Notes));
        Assert.That(read with { Measures = row.Measures, Options = row.Options, Notes = row.Notes }, Is.EqualTo(row));
    }

    [Test]
    public async Task Rows_csv_has_the_columns_and_values_of_the_table()
    {
        using var folder = await SweptAsync();
        var records = CsvRecords.Of(await File.ReadAllTextAsync(folder["rows.csv"]));
        var names = StoredTables.Read(folder["results.db"], "SELECT name FROM pragma_table_info('rows')");
        Assert.That(records[0].Prepend("cell"), Is.EqualTo(names));
        Assert.That(
            records.Skip(1).Select((record, cell) => $"{cell}|{string.Join('|', record)}"),
            Is.EqualTo(StoredTables.Read(folder["results.db"], "SELECT * FROM rows ORDER BY cell")));
        Assert.That(records[0], Does.Contain("value.p99High").And.Contain("even.theoryName"));
    }

    [Test]
    public async Task Options_that_are_numbers_are_numbers()
    {
        using var folder = await SweptAsync();
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT DISTINCT typeof(level), typeof(loss), typeof(\"value.mean\") FROM rows ORDER BY 2"),
            Is.EqualTo(new[] { "integer|integer|real", "integer|real|real" }));
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT count(*), count(DISTINCT key) FROM rowOptions WHERE option = 'loss' AND value < 1"),
            Is.EqualTo(new[] { "6|6" }));
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT m.mean = r.\"value.mean\" FROM rowMeasures m JOIN rows r USING (cell) WHERE measure = 'value'"),
            Has.Length.EqualTo(6).And.All.EqualTo("1"));
    }

    [Test]
    public async Task The_plan_and_the_environment_are_told()
    {
        using var folder = await SweptAsync();
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT verb, name, seed, runs, cells, axes, text FROM plan"),
            Is.EqualTo(new[] { "sweep|fake|1|6|6|{\"level\":[\"1\",\"2\",\"3\"],\"loss\":[\"0\",\"0.1\"]}|" }));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT length(runtime) > 0, processors > 0 FROM environment"), Is.EqualTo(new[] { "1|1" }));
        await new Line().RunAsync([.. Sweep, "--out", folder.Path]);
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT version FROM environment"), Has.Length.EqualTo(1), "who adds nothing is not named");
    }

    [Test]
    public async Task A_folder_in_use_is_refused_and_left_as_it_is()
    {
        using var folder = await SweptAsync();
        var before = StoredTables.Found(folder["results.db"]);
        using (FileLock.Take(folder["results.db"]))
        {
            var refused = await new Line().RunAsync([.. Sweep, "--out", folder.Path]);
            Assert.That((refused.Code, refused.Error), Is.EqualTo((
                ExitCode.Environment,
                $"distribution: '{folder["results.db"]}' is in use by another process, which is adding to it; wait until it has ended, or give another --out\n")));
        }

        Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(before));
        var outcome = await new Line().RunAsync([.. Sweep, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
    }

    [Test]
    public async Task A_database_of_a_newer_version_is_refused_and_not_touched()
    {
        using var folder = await SweptAsync();
        StoredTables.Change(folder["results.db"], "PRAGMA user_version = 4");
        var before = await File.ReadAllBytesAsync(folder["results.db"]);
        var line = new Line { Catalog = ComposedFolder() };
        foreach (var arguments in (string[][])[[.. Sweep, "--out", folder.Path], ["report", folder.Path]])
        {
            var outcome = await line.RunAsync(arguments);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
            Assert.That(outcome.Error, Is.EqualTo(
                $"distribution: '{folder["results.db"]}' has format 4, from a newer version; this one reads format 3\n"));
        }

        Assert.That(await File.ReadAllBytesAsync(folder["results.db"]), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(folder.Path), Has.None.EndsWith("-wal"));
    }

    [TestCase(2, "an older")]
    [TestCase(4, "a newer")]
    public async Task A_folder_of_another_version_is_refused_and_not_touched(int format, string age)
    {
        using var folder = await SweptAsync();
        var manifest = await File.ReadAllTextAsync(folder["manifest.json"]);
        var other = manifest.Replace("\"format\": 3", $"\"format\": {format}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["manifest.json"], other);
        var outcome = await new Line().RunAsync([.. Sweep, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Match($"^distribution: --out '[^']+': its manifest.json has format {format}, from {age} version "
            + "\\([^)]+\\), which can read it; this one reads format 3\n$"));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Is.EqualTo(other));
    }

    [TestCase(0, 100)]
    [TestCase(12_288, 16_384)]
    [TestCase(20, int.MaxValue)]
    public async Task A_damaged_database_is_told_in_one_line(int from, int to)
    {
        using var folder = await SweptAsync();
        var bytes = await File.ReadAllBytesAsync(folder["results.db"]);
        bytes.AsSpan(from, Math.Min(to, bytes.Length) - from).Fill(0xAB);
        await File.WriteAllBytesAsync(folder["results.db"], bytes);
        var line = new Line { Catalog = ComposedFolder() };
        foreach (var arguments in (string[][])[[.. Sweep, "--out", folder.Path], ["report", folder.Path]])
        {
            var outcome = await line.RunAsync(arguments);
            Assert.That((outcome.Code, outcome.Error), Is.EqualTo(
                (ExitCode.Usage, $"distribution: '{folder["results.db"]}' is damaged or no results database\n")));
        }
    }

    [Test]
    public async Task A_database_of_something_else_is_refused()
    {
        using var folder = await SweptAsync();
        using var other = new Folder();
        await new Line().RunAsync([.. Sweep, "--seed", "2", "--out", other.Path]);
        File.Copy(other["results.db"], folder["results.db"], overwrite: true);
        var outcome = await new Line().RunAsync([.. Sweep, "--out", folder.Path]);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo(
            (ExitCode.Usage, $"distribution: '{folder["results.db"]}' holds the results of something else: the seeds are 2 and 1\n")));
    }

    [TestCase("/dev/shm", "WAL")]
    [TestCase("/proc/self", "DELETE")]
    [Platform("Linux")]
    public void A_write_ahead_log_is_for_file_systems_known_to_be_local(string path, string journal) =>
        Assert.That(DatabaseFile.JournalOf(path), Is.EqualTo(journal));

    [Test]
    public void Two_columns_of_one_name_are_refused()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var refused = Assert.Throws<UsageException>(() => ResultsDatabase.Open(folder["results.db"], Plan, new RowColumns(["nodes"], ["reach", "Reach"])));
        Assert.That(refused!.Message, Does.StartWith("'reach.mean' is the name of two columns"));
    }

    private static Catalog ComposedFolder() => new() { Protocols = [new FakeProtocol()], Reports = new ReportComposer() };

    private static async Task<Folder> SweptAsync()
    {
        var folder = new Folder();
        var outcome = await new Line().RunAsync([.. Sweep, "--out", folder.Path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        return folder;
    }
}
