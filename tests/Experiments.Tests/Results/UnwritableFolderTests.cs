using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

[TestFixture]
internal sealed class UnwritableFolderTests
{
    private static readonly string[] Grid = ShardedFolder.Grid;

    [Test]
    public async Task A_file_in_the_place_of_the_folder_is_refused_and_left_as_it_is()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var file = folder["f"];
        await File.WriteAllTextAsync(file, "mine");
        await ShardedFolder.ShardsAsync(folder["out"], 1, 1);
        foreach (var line in (string[][])[Grid, [.. Grid, "--shard", "1/2"], ["simulate", "fake"], ["sweep", "--merge", folder["out"]]])
        {
            var outcome = await ShardedFolder.RunAsync([.. line, "--out", file]);
            Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
                ExitCode.Usage,
                $"distribution: --out '{UsageException.Shown(file)}' is a file; allowed are folders, paths where nothing is yet, and none\n")));
        }

        var report = await ShardedFolder.RunAsync("report", file);
        Assert.That((report.Code, report.Error), Is.EqualTo((
            ExitCode.Usage, $"distribution: dir '{UsageException.Shown(file)}': allowed are existing results folders\n")));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_folder_that_nobody_may_write_into_is_one_line_and_exit_code_3()
    {
        using var folder = new Folder();
        await ShardedFolder.RunAsync([.. Grid, "--out", folder.Path]);
        Directory.Delete(folder["charts"], recursive: true);
        using var locked = Mounted.ReadOnly(folder.Path);
        if (locked is null)
        {
            Assert.Ignore("Nothing here keeps root from writing into a folder, so that was not tested.");
        }

        foreach (var (line, path) in ((string[], string)[])[
            (Grid, folder.Path), (Grid, folder["below"]), ([.. Grid, "--shard", "1/2"], folder.Path), (["simulate", "fake"], folder["below"])])
        {
            var outcome = await ShardedFolder.RunAsync([.. line, "--out", path]);
            Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
                ExitCode.Environment,
                $"distribution: --out '{UsageException.Shown(path)}': no folder can be made and written there; allowed are paths where one can, and none\n")));
        }

        var report = await ShardedFolder.RunAsync("report", folder.Path);
        Assert.That((report.Code, report.Error), Is.EqualTo((
            ExitCode.Environment,
            $"distribution: dir '{UsageException.Shown(folder.Path)}': it cannot be read, or no report written there; allowed are folders that can be read and written\n")));
    }
}
